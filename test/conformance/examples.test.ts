import * as fs from 'node:fs';
import * as path from 'node:path';
import { accept, Acceptance, unstable } from './checks/acceptance';
import { admissionFindings } from './checks/admission';
import { KNOWN_WARNINGS } from './known';
import { Api } from './support/api';
import { CONTROLLERS } from './support/assets';
import { ControlPlane } from './support/control-plane';
import { examples, identityOf, isGitOps, lines, platform, readManifests, REPOSITORY } from './support/manifests';
import { definitionsOf } from './support/own-kinds';
import { unknown } from './support/suite';

const found = examples();

test('each example has an output, which is proved below', () => {
  const root = path.join(REPOSITORY, 'examples');
  const projects = fs.readdirSync(root).filter(name => fs.existsSync(path.join(root, name, 'main.ts'))); // small apps of one file write elsewhere
  expect(found.map(one => one.name)).toEqual(projects.sort());
});

/** Each on a server of its own: two of them may hold the same objects. */
found.forEach(({ name, folder }) => describe(`the example ${name}`, () => {
  const manifests = readManifests(folder).map(one => one.manifest).filter(one => !isGitOps(one));
  let plane: ControlPlane;
  let api: Api;
  let acceptance: Acceptance;
  beforeAll(async () => {
    plane = await ControlPlane.start({ controllers: true });
    api = await Api.connect(plane.kubeconfig);
    // A team's own repository declares what runs on a platform that is there already.
    const own = new Set(manifests.map(identityOf));
    const there = platform().filter(one => one.kind === 'CustomResourceDefinition' && !own.has(identityOf(one)));
    await accept(api, [...there, ...await definitionsOf(manifests, [...there, ...manifests])]); // of what the default platform has only on request, too
    acceptance = await accept(api, manifests);
  });
  afterAll(async () => {
    api?.close();
    await plane?.stop();
  });

  test('is accepted with strict validation and without unknown warnings, each namespace is made', () => {
    expect(lines(acceptance.refused)).toEqual([]);
    expect(unknown(acceptance.warned, KNOWN_WARNINGS, 'some')).toEqual([]);
    expect(lines(acceptance.homeless)).toEqual([]);
    expect(acceptance.accepted).toBe(manifests.length);
  });

  test('does not change by a second apply', async () => {
    expect(lines(await unstable(api, manifests))).toEqual([]);
  });

  (CONTROLLERS ? test : test.skip)('has pods that Pod Security, quotas and LimitRanges admit', async () => {
    expect(unknown(await admissionFindings(api, manifests), KNOWN_WARNINGS, 'some')).toEqual([]);
  });
}));
