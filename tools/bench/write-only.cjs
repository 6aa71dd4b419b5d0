// usage: node write-only.cjs DIST OBJECTS TARGET
// Writes the objects of DIST to TARGET as YAML, one file each, and does nothing else. OBJECTS keeps them as JSON between
// runs, so that reading YAML is not part of what is measured.
const fs = require('fs');
const path = require('path');
const { dump, loadAll } = require('js-yaml');

const [dist, cache, target] = process.argv.slice(2);
if (!fs.existsSync(cache)) {
  const files = fs.readdirSync(dist, { recursive: true }).filter(name => name.endsWith('.yaml'));
  fs.writeFileSync(cache, JSON.stringify(files.map(name => [name, loadAll(fs.readFileSync(path.join(dist, name), 'utf8'))[0]])));
}
fs.rmSync(target, { recursive: true, force: true });
for (const [name, object] of JSON.parse(fs.readFileSync(cache, 'utf8'))) {
  const file = path.join(target, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, dump(object, { lineWidth: -1, noRefs: true }));
}
