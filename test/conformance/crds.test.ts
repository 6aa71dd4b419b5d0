import { load } from 'js-yaml';
import { accept } from './checks/acceptance';
import { definitionOf, Difference, differences, Example, exampleFindings, explainFindings, ruleMessages } from './checks/schemas';
import { KNOWN_DIFFERENCES } from './known';
import { Api } from './support/api';
import { ControlPlane } from './support/control-plane';
import { definitionsServed } from './support/definitions';
import { lines, Manifest, readManifests, UPSTREAM } from './support/manifests';
import { Suite, suite, text, unknown } from './support/suite';
import { HAS_UPSTREAM } from './support/upstream';

let server: Suite;
let definitions: readonly Manifest[];
beforeAll(async () => {
  server = await suite();
  definitions = server.manifests.filter(one => one.kind === 'CustomResourceDefinition');
});
afterAll(() => server?.api.close());

test('kubectl explain shows our doc comments, of every kind and version', async () => {
  expect(definitions.length).toBeGreaterThan(75);
  expect(lines(await explainFindings(server.api, definitions))).toEqual([]);
});

const examples = load(text('crd-examples.yaml')) as readonly Example[];

test('defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says', async () => {
  expect(examples.length).toBeGreaterThan(45);
  expect(lines(await exampleFindings(server.api, examples))).toEqual([]);
});

/** How many faulty examples are made for each version of a kind. */
const MOST = 40;

(HAS_UPSTREAM ? describe : describe.skip)('beside upstream', () => {
  const theirs = HAS_UPSTREAM ? readManifests(UPSTREAM).map(one => one.manifest).filter(one => one.kind === 'CustomResourceDefinition') : [];
  const shared = () => theirs.filter(one => definitions.some(our => our.metadata.name === one.metadata.name));
  const seen: Difference[] = [];
  let plane: ControlPlane;
  let api: Api;
  beforeAll(async () => {
    plane = await ControlPlane.start();
    api = await Api.connect(plane.kubeconfig);
    expect(lines((await accept(api, shared())).refused)).toEqual([]);
    await definitionsServed(server.api); // after tests of another file, which change some and change them back
  });
  afterAll(async () => {
    api?.close();
    await plane?.stop();
  });

  test('a server with our definitions answers to examples of every kind as one with upstream\'s', async () => {
    expect(shared().length).toBeGreaterThan(75);
    for (const crd of shared()) {
      seen.push(await differences(server.api, api, crd, MOST));
    }
    expect(unknown(seen.flatMap(one => one.findings), KNOWN_DIFFERENCES)).toEqual([]);
  });

  test('the examples reach all kinds of answers: objects that are taken, refusals, and rules that fire', () => {
    const rules = new Set(shared().flatMap(crd => definitionOf(crd).versions.flatMap(one => [...ruleMessages(one.schema)])));
    const messages = [...new Set(seen.flatMap(one => [...one.messages]))];
    const fired = [...rules].filter(rule => messages.some(message => message.includes(rule)));
    const [asked, accepted] = (['asked', 'accepted'] as const).map(key => seen.reduce((sum, one) => sum + one[key], 0));
    process.stdout.write(`examples ${asked}, taken ${accepted}; rules that fired ${fired.length} of ${rules.size}\n`);
    expect(accepted).toBeGreaterThan(400);
    expect(asked - accepted).toBeGreaterThan(400);
    expect(fired.length).toBeGreaterThan(10);
  });
});
