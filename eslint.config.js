import js from "@eslint/js";

export default [
  { ignores: ["site/", ".cache/", ".venv/"] },
  js.configs.recommended,
  {
    files: ["{live_demos,guide,bench}/**/*.{js,mjs}"],
    rules: {
      // TypeScript checks names better than a list of the browser's globals would.
      "no-undef": "off",
      curly: "error",
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
