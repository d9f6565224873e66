// The desk's styles and scripts, built into the Python package: src/onrecord/web/assets.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/assets/",
  build: {
    outDir: "../src/onrecord/web/assets",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // a font inlined as a data: address would be refused by the page's content policy
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      // One entry a page that needs more than the rest; names stay the same, the pages add the build to the address.
      input: {
        desk: "src/desk.ts",
        figures: "src/figures.ts",
        map: "src/map.ts",
        timeline: "src/timeline.ts",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunk-[name]-[hash].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
