// Rules for the page's own sources. No rule of style: only what is likely wrong, and what would be unsafe.
import js from "@eslint/js";

const BROWSER = [
  "document", "location", "history", "matchMedia", "getComputedStyle", "requestAnimationFrame", "setTimeout",
  "clearTimeout", "performance", "ResizeObserver", "XMLSerializer", "Image", "Blob", "URL", "URLSearchParams",
  "DecompressionStream", "Response", "atob", "loadVis",
];

export default [
  js.configs.recommended,
  {
    files: ["**/*.mjs"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "module",
      globals: Object.fromEntries(BROWSER.map((name) => [name, "readonly"])),
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-control-regex": "off", // control characters are what some of our expressions look for
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unused-expressions": ["error", { allowShortCircuit: true, allowTernary: true }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "make elements with elements.mjs" },
        { property: "outerHTML", message: "make elements with elements.mjs" },
        { property: "insertAdjacentHTML", message: "make elements with elements.mjs" },
      ],
      "max-lines": ["error", 380],
      "no-shadow": "error",
    },
  },
];
