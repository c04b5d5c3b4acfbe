import noUnsanitized from 'eslint-plugin-no-unsanitized';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'test/articles/'] },
  noUnsanitized.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname + '/..' } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'error',
    },
  },
  { files: ['src/tools/**', 'src/compiler/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    // What stands in pages: in Firefox they can press what they reach (see listenToReader).
    files: [
      'src/view/card/*.{ts,tsx}',
      'src/view/marks/hover.ts',
      'src/annotator/{annotated-page,page-cards,page-showing,stepping}.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name="addEventListener"]:not([arguments.0.value="abort"])',
          message: 'Use listenToReader, which ignores the events that a page makes.',
        },
      ],
    },
  },
  { files: ['.config/*.ts'], extends: [tseslint.configs.disableTypeChecked] },
);
