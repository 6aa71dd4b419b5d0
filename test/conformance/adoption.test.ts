import { accept } from './checks/acceptance';
import { adopt, Adoption, FORMER, keptFindings, sameComponents, scoped, undeleted, unnamed } from './checks/adoption';
import { Api } from './support/api';
import { ControlPlane } from './support/control-plane';
import { concurrently, Finding, identityOf, labelOf, lines, Manifest, platform, readManifests, UPSTREAM, UPSTREAM_BEFORE } from './support/manifests';
import { commands, FROM_BEFORE, PAGE, run, section, TAKING_OVER } from './support/page';
import { HAS_UPSTREAM } from './support/upstream';
import { groupOf } from '../../src/core';

(HAS_UPSTREAM ? describe : describe.skip)('an installation of upstream\'s', () => {
  let plane: ControlPlane;
  let api: Api;
  let adoption: Adoption;
  const ours = HAS_UPSTREAM ? platform() : [];
  const theirs = HAS_UPSTREAM ? scoped(readManifests(UPSTREAM).map(one => one.manifest)) : [];
  beforeAll(async () => {
    plane = await ControlPlane.start();
    api = await Api.connect(plane.kubeconfig);
    const { refused } = await accept(api, theirs, FORMER);
    expect(lines(refused)).toEqual([]);
    adoption = await adopt(api, theirs, ours);
    process.stdout.write(`adopted ${adoption.adopted} objects\nonly upstream has:\n${adoption.left.map(one => `  ${one}\n`).join('') || '  nothing\n'}`);
    const content = adoption.kept.map(one => ({ ...one, problem: one.problem.replace(/metadata\.(labels|annotations)\.[^,]+(, )?/g, '') })).filter(one => one.problem.trim() !== 'keeps');
    process.stdout.write(`fields beside labels and annotations that only upstream has, in objects of both:\n${lines(content).map(one => `  ${one.slice(0, 300)}\n`).join('') || '  none\n'}`);
  });
  afterAll(async () => {
    api?.close();
    await plane?.stop();
  });

  test('is there whole: we have most of the objects of each of its files', () => {
    const files = new Set(readManifests(UPSTREAM).map(one => one.file));
    expect(sameComponents(readManifests(UPSTREAM).map(one => ({ ...one, manifest: scoped([one.manifest])[0] })), ours).files.length).toBe(files.size);
    expect(adoption.adopted).toBe(new Set(theirs.map(identityOf)).size - adoption.left.length);
    expect(adoption.adopted).toBeGreaterThan(ours.length * 0.8);
  });

  test('takes every object of ours over it: no immutable field is hit', () => {
    expect(lines(adoption.refused)).toEqual([]);
  });

  test('keeps every object: none is made anew', () => {
    expect(lines(adoption.recreated)).toEqual([]);
  });

  test('keeps no field that only upstream has when the manager of before applies ours, as the page says', async () => {
    expect(adoption.kept.length).toBeGreaterThan(0);
    expect(lines((await accept(api, ours, FORMER)).refused)).toEqual([]);
    expect(lines(await keptFindings(api, ours, adoption.fields))).toEqual([]);
  });

  test('leaves no object that the page does not name', () => {
    expect(lines(unnamed(theirs, ours, section(PAGE, TAKING_OVER)))).toEqual([]);
  });
});

(HAS_UPSTREAM ? describe : describe.skip)('an installation of upstream\'s last release', () => {
  let plane: ControlPlane;
  let api: Api;
  const ours = HAS_UPSTREAM ? platform() : [];
  const theirs = HAS_UPSTREAM ? scoped(readManifests(UPSTREAM_BEFORE).map(one => one.manifest)) : [];
  const defined = new Set([...ours, ...theirs].filter(one => one.kind === 'CustomResourceDefinition').map(one => `${one.spec.group} ${one.spec.names.kind}`));
  const isBuiltIn = ({ apiVersion, kind }: Manifest) => kind !== 'CustomResourceDefinition' && !defined.has(`${groupOf(apiVersion)} ${kind}`);
  const [before, after] = commands(section(PAGE, FROM_BEFORE));
  /** Those of the last release that are there. */
  const present = async (list: readonly Manifest[]) => {
    const answers = await concurrently(list, one => api.read(one));
    return list.filter((_, index) => answers[index].status === 200);
  };
  let refusedFirst: readonly Finding[];
  let deleted: readonly string[];
  let refusedThen: readonly Finding[];
  let remaining: readonly Manifest[];
  beforeAll(async () => {
    plane = await ControlPlane.start();
    api = await Api.connect(plane.kubeconfig);
    expect(lines((await accept(api, theirs, FORMER)).refused)).toEqual([]);
    refusedFirst = (await accept(api, ours.filter(isBuiltIn), FORMER)).refused; // with kubectl, as the page says; of definitions nothing is immutable
    await run(plane.kubeconfig, before);
    const kept = new Set((await present(theirs)).map(labelOf));
    deleted = theirs.map(labelOf).filter(one => !kept.has(one));
    refusedThen = (await accept(api, ours, FORMER)).refused;
    await run(plane.kubeconfig, after);
    const known = new Set([...ours, ...scoped(readManifests(UPSTREAM).map(one => one.manifest))].map(identityOf));
    remaining = (await present(theirs)).filter(one => !known.has(identityOf(one)));
  });
  afterAll(async () => {
    api?.close();
    await plane?.stop();
  });

  test('refuses exactly the objects that the page deletes first', () => {
    expect(refusedFirst.filter(one => !/immutable|cannot change roleRef/.test(one.problem))).toEqual([]);
    expect(lines(undeleted(refusedFirst, before))).toEqual([]);
    expect(refusedFirst.map(one => one.object).sort()).toEqual([...deleted].sort());
  });

  test('takes every object of ours when these are deleted', () => {
    expect(lines(refusedThen)).toEqual([]);
  });

  test('keeps nothing but data and a definition of the old names when the page is followed', () => {
    expect(remaining.filter(one => !/^(ConfigMap|CustomResourceDefinition)$/.test(one.kind)).map(labelOf)).toEqual([]);
  });
});
