import js from "@eslint/js";

export default [
  { ignores: ["site/", ".cache/", ".venv/"] },
  js.configs.recommended,
  {
    files: ["{live_demos,guide,bench,testing}/**/*.{js,mjs}"],
    rules: {
      // TypeScript checks names better than a list of the browser's globals would.
      "no-undef": "off",
      curly: "error",
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["live_demos/browser/worker/*.mjs"],
    ignores: ["**/*.test.mjs"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            ":matches(ImportDeclaration, ImportExpression, ExportNamedDeclaration, ExportAllDeclaration) > Literal.source[value=/^(?![.][^.])/]",
          message: "This folder is copied into the runtime by itself: import only files beside this one.",
        },
      ],
    },
  },
];
