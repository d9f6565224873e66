// Parts of a page as tabs. Without script they stand one below the other; the address keeps the one that is open.

/** Make tabs of the sections inside `[data-tabs]`, each named by its `data-tab`. */
export function makeTabs(box: HTMLElement, opened?: (name: string) => void): void {
  const panels = [...box.querySelectorAll<HTMLElement>(":scope > [data-tab]")];
  const list = document.createElement("div");
  list.className = "tablist";
  list.setAttribute("role", "tablist");
  const tabs = panels.map((panel) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${panel.id}`;
    tab.textContent = panel.dataset["tab"] ?? panel.id;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    list.append(tab);
    return tab;
  });
  box.prepend(list);

  function open(index: number, remember: boolean): void {
    tabs.forEach((tab, number) => {
      const on = number === index;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      panels[number]?.toggleAttribute("hidden", !on);
    });
    const name = panels[index]?.id ?? "";
    if (remember) history.replaceState(null, "", index === 0 ? location.pathname + location.search : `#${name}`);
    opened?.(name);
  }

  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => open(index, true));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const to = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : step === undefined ? undefined : (index + step + tabs.length) % tabs.length;
      if (to === undefined) return;
      event.preventDefault();
      open(to, true);
      tabs[to]?.focus();
    });
  });
  const asked = panels.findIndex((panel) => `#${panel.id}` === location.hash || panel.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`));
  open(Math.max(0, location.hash ? asked : 0), false);
}
