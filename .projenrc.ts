import { readdirSync } from 'fs';
import { javascript, JsonFile, TextFile, typescript, YamlFile } from 'projen';

/** Node 20 is the oldest runtime that is still supported by all dependencies. */
const NODE = '20';

const project = new typescript.TypeScriptProject({
  name: 'cdk8s-kubeflow',
  description: 'Kubeflow as typed constructs on cdk8s: plain manifests in Git, applied by Argo CD',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-kubeflow authors',
  keywords: ['cdk8s', 'kubeflow', 'kubernetes', 'argocd', 'gitops', 'istio', 'machine-learning'],
  minNodeVersion: `${NODE}.19.0`,
  packageManager: javascript.NodePackageManager.NPM,
  entrypoint: 'lib/index.js',
  entrypointTypes: 'lib/index.d.ts',
  artifactsDirectory: 'releases', // dist/ holds manifests only
  defaultReleaseBranch: 'main',
  npmignoreEnabled: false,
  projenrcTs: true,
  sampleCode: false,
  github: false,
  release: false,
  depsUpgrade: false,
  jest: false, // jest.config.js: swc transforms are far faster than ts-jest
  eslint: false, // eslint.config.mjs: flat configuration with the layer rules
  typescriptVersion: '~5.9.3',
  tsconfig: {
    compilerOptions: {
      target: 'ES2022',
      lib: ['es2023'],
      module: 'Node16',
      moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
      noImplicitOverride: true,
      noPropertyAccessFromIndexSignature: false,
      exactOptionalPropertyTypes: false,
      resolveJsonModule: true,
      skipLibCheck: true,
    },
  },
  disableTsconfigDev: true,
  runner: typescript.TypeScriptRunner.tsx(),
  peerDeps: ['cdk8s@^2.70.0', 'cdk8s-plus-28@^2.5.6', 'constructs@^10.4.2'],
  peerDependencyOptions: { pinnedDevDependency: true },
  deps: ['ajv@^8.17.1', 'js-yaml@^5.4.0', 'kubernetes-models@~4.5.1'],
  devDeps: [
    '@kubernetes/client-node@^1.4.0', '@swc/core@1.15.41', '@swc/jest', '@types/jest@^30', `@types/node@^${NODE}`, 'cdk8s-cli@^2.207.0', 'eslint@^9', 'eslint-plugin-import-x', 'eslint-plugin-jest',
    'fengari@^0.1.5', 'jest@^30', 'jsonc-parser@^3.3.1', 'ts-json-schema-generator@^2.4.0', 'tsx', 'typescript-eslint',
  ],
  gitignore: ['/lib/', '/releases/', '/coverage/', '/.cache/', '*.tgz', '.DS_Store', '/dist.tmp-*'],
});

// A version of an API that is a folder needs an entry of its own: exports know no index files.
const apiFolders = readdirSync('src/apis', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/')).filter(file => file.endsWith('/index.ts')).map(file => file.slice(0, -'/index.ts'.length)).sort();

project.addFields({
  files: ['lib', '!lib/main.*', 'pins.jsonc', 'CHANGELOG.md'],
  exports: {
    '.': './lib/index.js',
    './core': './lib/core/index.js',
    ...Object.fromEntries(apiFolders.map(folder => [`./apis/${folder}`, `./lib/apis/${folder}/index.js`])),
    './apis/*': './lib/apis/*.js',
    './components/*': './lib/components/*/index.js',
    './workloads': './lib/workloads/index.js',
    './workloads/*': './lib/workloads/*/index.js',
    './gitops': './lib/gitops/index.js',
    './checks': './lib/checks/index.js',
    './platform': './lib/platform/index.js',
    './package.json': './package.json',
  },
});

new javascript.TypescriptConfig(project, {
  fileName: 'tsconfig.dev.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['./tsconfig.json']),
  compilerOptions: {
    rootDir: '.',
    noEmit: true,
    // Examples import the package by its name, as users do; here that is the source.
    paths: { 'cdk8s-kubeflow': ['./src/index.ts'], 'cdk8s-kubeflow/*': ['./src/*.ts', './src/*/index.ts'] },
  },
  include: ['src/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts', 'examples/*/*.ts', '.projenrc.ts'],
});

project.gitignore.removePatterns('/dist/'); // the manifests of the default platform are committed

// Newer ones are not yet published for every platform, which `npm ci` refuses.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

new YamlFile(project, 'cdk8s.yaml', {
  // The CLI empties its output folder before it runs the app; the app itself replaces dist/, only when all checks have passed.
  obj: { language: 'typescript', app: 'npx tsx src/main.ts', output: '.cache/synth' },
});

// tsx takes the tsconfig.json that is nearest to where an example is run.
new javascript.TypescriptConfig(project, {
  fileName: 'examples/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.dev.json']),
  compilerOptions: {},
  include: ['*/*.ts'],
});

new JsonFile(project, '.swcrc', {
  marker: false,
  obj: {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
});

new TextFile(project, '.nvmrc', { lines: [NODE] });

project.gitattributes.addAttributes('*.generated.*', 'linguist-generated');
project.gitattributes.addAttributes('/dist/**', 'linguist-generated');
project.gitattributes.addAttributes('/examples/*/dist/**', 'linguist-generated');

// The compile step checks everything that is TypeScript; only src/ is emitted to lib/.
project.preCompileTask.exec('npx tsx tools/pins.ts --check', { name: 'pins' });

project.testTask.reset();
project.testTask.exec('tsc --noEmit -p tsconfig.dev.json');
project.testTask.exec('eslint .');
project.testTask.exec('jest', { receiveArgs: true });

project.addTask('lint', { description: 'Style and layer rules', exec: 'eslint .', receiveArgs: true });
project.addTask('unit', { description: 'Unit tests only', exec: 'jest', receiveArgs: true });
project.addTask('conformance', {
  description: 'Proof against a real API server, whose programs lie in KUBEBUILDER_ASSETS', exec: 'jest --config jest.conformance.config.js', receiveArgs: true,
});
project.addTask('synth', { description: 'Writes dist/ from src/main.ts', exec: 'cdk8s synth' });
const examples = project.addTask('examples', { description: 'Writes dist/ of each example' });
for (const name of ['team-with-gpu-notebooks', 'compose']) {
  examples.exec('cdk8s synth --no-check-upgrade', { cwd: `examples/${name}` });
}
project.addTask('crds', { description: 'Makes the schemas of src/apis from their types', exec: 'npx tsx tools/schemas.ts', receiveArgs: true });
project.addTask('pins', { description: 'Makes src/core/pins.generated.ts from pins.jsonc', exec: 'npx tsx tools/pins.ts', receiveArgs: true });
project.addTask('test:package', { description: 'Uses the packed tarball in an empty project', exec: 'npx tsx tools/test-package.ts' });
project.addTask('bench', { description: 'Synthesis time and memory as ratios', exec: 'npx tsx tools/bench/index.ts', receiveArgs: true });

project.synth();
