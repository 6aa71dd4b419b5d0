import { readdirSync } from 'fs';
import { javascript, JsonFile, TextFile, typescript, YamlFile } from 'projen';

/** Node 20 is the oldest runtime that is still supported by all dependencies. */
const NODE = '20';

/** The compiler that checks types; the older one, whose API generators use, would need five times as long. */
const TSC = 'node node_modules/typescript-7/bin/tsc';

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
  jest: false, // jest.config.js: ts-jest would check all types once more
  eslint: false, // .oxlintrc.json finds mistakes in a twentieth of the time; test/architecture.test.ts holds lines, files and layers
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
      inlineSources: false,
      inlineSourceMap: false,
    },
  },
  disableTsconfigDev: true,
  runner: typescript.TypeScriptRunner.tsx(),
  peerDeps: ['cdk8s@^2.70.0', 'cdk8s-plus-28@^2.5.6', 'constructs@^10.4.2'],
  peerDependencyOptions: { pinnedDevDependency: true },
  deps: ['@bufbuild/cel@^0.6.1', '@bufbuild/protobuf@^2.6.2', '@lezer/python@^1.1.19', 'fflate@^0.8.3', 'js-yaml@^5.4.0', 'nanotar@^0.3.0', 're2js@^2.10.0'],
  devDeps: [
    '@kubernetes/client-node@^1.4.0', '@swc/core@1.15.41', '@swc/jest', '@types/jest@^30', `@types/node@^${NODE}`, 'cdk8s-cli@^2.207.0',
    'fengari@^0.1.5', 'jest@^30', 'jest-light-runner@^0.8.2', 'jsonc-parser@^3.3.1', 'oxlint@^1.94.0', '@stryker-mutator/core@9.6.1', '@stryker-mutator/mocha-runner@9.6.1', 'mocha@^11', 'expect@^30', 'jest-mock@^30', '@jest/test-sequencer@^30', 'ts-json-schema-generator@^2.4.0', 'tsx', 'typescript-7@npm:typescript@^7.0.2',
  ],
  gitignore: ['/lib/', '/releases/', '/coverage/', '/.cache/', '/reports/', '*.tgz', '.DS_Store', '.cdk8s-kubeflow-*'],
});

// A version of an API that is a folder needs an entry of its own: exports know no index files.
const apiFolders = readdirSync('src/apis', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/')).filter(file => file.endsWith('/index.ts')).map(file => file.slice(0, -'/index.ts'.length)).sort();

/** Where each path of the package leads, below lib/; `*` stands for any part. */
const ENTRIES: Readonly<Record<string, string>> = {
  '.': 'index',
  './core': 'core/index',
  './kit': 'kit/index',
  ...Object.fromEntries(apiFolders.map(folder => [`./apis/${folder}`, `apis/${folder}/index`])),
  './apis/*': 'apis/*',
  './components/*': 'components/*/index',
  './pipelines': 'pipelines/index',
  './workloads': 'workloads/index',
  './workloads/*': 'workloads/*/index',
  './gitops': 'gitops/index',
  './checks': 'checks/index',
  './platform': 'platform/index',
  './testing': 'testing/index',
};

project.addFields({
  files: ['lib', '!lib/main.*', 'pins', 'docs', 'examples/*/*.ts', 'examples/*/*.py', 'examples/*/*.json', 'examples/*/*.md', 'examples/*/cdk8s.yaml', 'CHANGELOG.md'],
  bin: { 'cdk8s-kubeflow': 'lib/cli/main.js' },
  exports: {
    ...Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, { types: `./lib/${file}.d.ts`, default: `./lib/${file}.js` }])),
    './package.json': './package.json',
  },
  // Projects with the older resolution of modules, such as those of `cdk8s init`, do not read exports.
  typesVersions: {
    '*': Object.fromEntries(Object.entries(ENTRIES).filter(([name]) => name !== '.').map(([name, file]) => [name.slice('./'.length), [`lib/${file}.d.ts`]])),
  },
});

new javascript.TypescriptConfig(project, {
  fileName: 'tsconfig.dev.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['./tsconfig.json']),
  compilerOptions: {
    rootDir: '.',
    noEmit: true,
    noUnusedLocals: false, // the linter says it, and lets blocks of the documentation name what they make
    // Examples import the package by its name, as users do; here that is the source.
    paths: { 'cdk8s-kubeflow': ['./src/index.ts'], 'cdk8s-kubeflow/*': ['./src/*.ts', './src/*/index.ts'] },
  },
  include: ['src/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts', 'examples/*/*.ts', '.cache/docs/*.ts', '.projenrc.ts'],
});

project.gitignore.removePatterns('/dist/'); // the manifests of the default platform are committed

// Newer ones are not yet published for every platform, which `npm ci` refuses.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

new YamlFile(project, 'cdk8s.yaml', {
  // The CLI empties its output folder before it runs the app; the app itself replaces dist/, only when all checks have passed.
  obj: { language: 'typescript', app: 'node --require tsx/cjs src/main.ts', output: '.cache/synth' },
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
project.postCompileTask.exec('npx tsx tools/definitions.ts', { name: 'schemas, and the texts of definitions' });

project.testTask.reset();
project.testTask.exec('tsx tools/doc-blocks.ts', { name: 'code of the documentation, for the type check' });
project.testTask.exec(`${TSC} --noEmit -p tsconfig.dev.json`);
project.testTask.exec('oxlint');
project.testTask.exec('jest', { receiveArgs: true });

project.addTask('lint', { description: 'Mistakes that the compiler does not see', exec: 'oxlint', receiveArgs: true });
project.addTask('unit', { description: 'Unit tests only', exec: 'jest', receiveArgs: true });
project.addTask('conformance', {
  description: 'Proof against a real API server, whose programs lie in KUBEBUILDER_ASSETS', exec: 'jest --config jest.conformance.config.js', receiveArgs: true,
});
project.addTask('e2e', {
  description: 'Proof on a platform that is up, which KUBECONFIG, GATEWAY_URL and CLUSTER_DIR lead to', exec: 'jest --config jest.e2e.config.js', receiveArgs: true,
});
project.addTask('e2e:options', {
  description: 'The same for programs that the default platform lacks, on a platform that has them', exec: 'jest --config jest.e2e-options.config.js', receiveArgs: true,
});
const synth = project.addTask('synth', { description: 'Checks the types of src/main.ts, then writes dist/' });
synth.exec(`${TSC} --noEmit -p tsconfig.json`);
synth.exec('cdk8s synth --no-check-upgrade');
const examples = project.addTask('examples', { description: 'Writes dist/ of each example' });
for (const name of ['team-with-gpu-notebooks', 'team-with-pipelines', 'compose', 'platform-with-mlflow', 'gpu-team', 'mdlc']) {
  examples.exec('cdk8s synth --no-check-upgrade', { cwd: `examples/${name}` });
}
project.addTask('variants', {
  description: 'Writes what gives each overlay of upstream to .cache/variants/<name>: npm run variants -- [NAME...]',
  exec: 'tsx --tsconfig examples/tsconfig.json tools/variants.ts', receiveArgs: true,
});
project.addTask('check', {
  description: 'Checks a folder of plain YAML against a platform: npm run check -- FOLDER [--facts FILE]', exec: 'tsx src/cli/main.ts check', receiveArgs: true,
});
project.addTask('schemas', { description: 'Makes the schemas of kinds and props from their types', exec: 'npx tsx tools/schemas.ts', receiveArgs: true });
project.addTask('pins', { description: 'Makes src/core/pins.generated.ts from pins/', exec: 'npx tsx tools/pins.ts', receiveArgs: true });
project.addTask('test:profile-controller', {
  description: 'The program that gives profiles their keys, at a real SeaweedFS (weed in PATH or WEED, python3 with botocore)',
  exec: 'python3 -m unittest discover -s test/profile-controller',
});
project.addTask('test:pipelines-python', {
  description: 'Python functions as components, run as programs (python3; with kfp, the part with the SDK)',
  exec: 'python3 -m unittest discover -s test/pipelines-python',
});
project.addTask('test:pipelines-client', {
  description: 'The program that brings pipelines and runs to the API server, beside a stand-in for it (python3)',
  exec: 'python3 -m unittest discover -s test/pipelines-server',
});
project.addTask('test:registry-client', {
  description: 'The program that writes models into a registry, beside a stand-in for it, or at the real one that REGISTRY_URL names (python3)',
  exec: 'python3 -m unittest discover -s test/registry',
});
project.addTask('pipelines', {
  description: 'Loads, lints and emits each compiled pipeline of a folder: npm run pipelines -- FOLDER [OUT]', exec: 'npx tsx tools/pipelines.ts', receiveArgs: true,
});
project.addTask('test:package', { description: 'Uses the packed tarball in an empty project', exec: 'npx tsx tools/test-package.ts' });
project.addTask('mutation', { description: 'Which changes of checks, gitops and core no test notices', exec: 'node tools/mutation/index.mjs', receiveArgs: true });
project.addTask('full', { description: 'All that guards the product, also what takes long', exec: '.ci/full' });
project.addTask('bench', { description: 'Synthesis time and memory as ratios', exec: 'npx tsx tools/bench/index.ts', receiveArgs: true });

project.synth();
