// usage: node parts.cjs LIB OUTPUT
// Prints as JSON what each part of the default platform's synthesis costs in this process: processor seconds, and peak memory.
const [lib, output] = process.argv.slice(2).map(one => require('path').resolve(one));
const path = require('path');
const found = {};
let last = process.cpuUsage();

function part(name, act) {
  const result = act();
  const { user, system } = process.cpuUsage(last);
  found[name] = (user + system) / 1e6;
  last = process.cpuUsage();
  return result;
}

const { KubeflowApp } = part('load', () => {
  require(path.join(lib, 'platform'));
  require(path.join(lib, 'gitops'));
  return require(path.join(lib, 'checks'));
});
const { KubeflowPlatform, local } = require(path.join(lib, 'platform'));
const { argocd } = require(path.join(lib, 'gitops'));
const { writeFolder } = require(path.join(lib, 'core'));
const app = new KubeflowApp({ outdir: output });
part('build', () => new KubeflowPlatform(app, 'kubeflow', { ...local(), gitops: argocd({ repository: 'https://git.example.com/ml/platform.git' }) }));
const synthesis = app.synthesis();
part('render', () => synthesis.manifests);
part('check', () => synthesis.examination);
const contents = part('text', () => synthesis.contents());
part('write', () => writeFolder(path.resolve(output), contents));
found.megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify(found));
