// What was done, said in the live region at the foot of the page; screen readers hear it too.

/** Say something for some seconds. */
export function tell(words: string): void {
  const place = document.querySelector("#told");
  if (!place) return;
  place.textContent = words;
  window.setTimeout(() => {
    if (place.textContent === words) place.textContent = "";
  }, 6000);
}

/** Words that came escaped for markup, as they are. */
export function unescaped(markup: string): string {
  const decoder = document.createElement("textarea");
  decoder.innerHTML = markup;
  return decoder.value;
}
