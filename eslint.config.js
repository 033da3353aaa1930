import { defineConfig } from "eslint/config";
import svelte from "eslint-plugin-svelte";
import tseslint from "typescript-eslint";

const namedExportsOnly = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name, so that a thing has one name wherever it is used.",
};
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "The environment is read once, by readConfig; take what you need as an argument.",
};
const countedByFuzz = {
  selector: "Property[key.name='numRuns'] > Literal",
  message: "Write runs(n), so that npm run fuzz can try thirty times as often.",
};
const pure = [
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "MemberExpression[object.name='Math'][property.name='random']",
].map((selector) => ({
  selector,
  message: "shared/ knows no clock and no dice; take `now`, or the number, as an argument.",
}));

export default defineConfig(
  { ignores: ["dist/", "data/", "public/", "**/*.d.ts"] },
  { linterOptions: { noInlineConfig: true } },
  tseslint.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.js"] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-syntax": ["error", namedExportsOnly],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true, "ts-check": false },
      ],
      // Strict as the rest, but a number in a sentence needs no ceremony, nor does `return reply(404)`.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allowArray: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
      // The validator is moving to a package of its own; the parser still brings it, and we need nothing more.
      "@typescript-eslint/no-deprecated": [
        "error",
        { allow: [{ from: "package", package: "fast-xml-parser", name: "XMLValidator" }] },
      ],
      // Parts are closures over plain data and taken apart by name; none of them reads `this`.
      "@typescript-eslint/unbound-method": "off",
      // An interface may promise what one of its two implementations knows at once.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { ignoreRestSiblings: true, argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Props come as one destructured `let` by Svelte's own form.
      "prefer-const": "off",
      "svelte/prefer-const": ["error", { excludedRunes: ["$props", "$derived"] }],
    },
  },
  {
    files: ["server/**", "client/**"],
    ignores: ["server/index.ts", "server/**/cli.ts", "server/prepare/**", "server/start.js"],
    rules: { "no-restricted-syntax": ["error", namedExportsOnly, noEnvironment] },
  },
  { files: ["shared/**"], rules: { "no-restricted-syntax": ["error", namedExportsOnly, noEnvironment, ...pure] } },
  { files: ["eslint.config.js", "vite.config.ts", "test/knip.js"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["test/**"],
    ignores: ["test/knip.js"],
    rules: {
      "no-restricted-syntax": ["error", namedExportsOnly, countedByFuzz],
      // In a test a missing value is a failure already, with its line.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["**/*.js"],
    // What JSON.parse gives is `any` where no type can be written.
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
);
