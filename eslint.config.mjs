// Style, and the layers of DESIGN: imports point from a later layer to an earlier one.
import { importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** What each layer may import beside itself. */
const LAYERS = {
  apis: [],
  core: ['apis'],
  pipelines: ['core', 'apis'],
  components: ['core', 'apis'],
  workloads: ['core', 'apis', 'pipelines'],
  gitops: ['core', 'apis'],
  checks: ['core', 'apis'],
  platform: ['core', 'apis', 'components', 'workloads', 'gitops', 'checks'],
  cli: ['core', 'platform', 'gitops', 'checks'],
};

const zones = Object.entries(LAYERS).map(([layer, allowed]) => ({
  target: `./src/${layer}`,
  from: Object.keys(LAYERS).filter(other => other !== layer && !allowed.includes(other)).map(other => `./src/${other}`),
  message: `${layer} may import only: ${[layer, ...allowed].join(', ')}`,
}));

export default tseslint.config(
  { ignores: ['lib/', 'dist/', 'releases/', 'node_modules/', '.cache/', 'coverage/', '**/*.generated.*', 'examples/*/dist/', 'examples/*/lib/', '*.js'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.js', '.json'] } }, 'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] } },
    rules: {
      'quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
      'semi': ['error', 'always'],
      'max-len': ['error', { code: 180, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignorePattern: '^import |@schema|@validation|@pattern' }],
      'eol-last': 'error',
      'no-trailing-spaces': 'error',
      'no-multiple-empty-lines': ['error', { max: 1 }],
      'eqeqeq': 'error',
      'prefer-const': 'error',
      'no-console': 'off',
      '@typescript-eslint/no-require-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'synthesis gives the same bytes for the same input' },
        { object: 'Date', property: 'now', message: 'synthesis reads no clock' }],
    },
  },
  {
    files: ['test/**/*.ts'],
    plugins: { jest },
    rules: { 'jest/valid-expect': 'error', 'jest/no-identical-title': 'error', 'jest/no-focused-tests': 'error', 'jest/no-disabled-tests': 'error' },
  },
);
