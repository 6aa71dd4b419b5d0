import { accept } from './checks/acceptance';
import { adopt, Adoption, FORMER, sameComponents } from './checks/adoption';
import { Api } from './support/api';
import { ControlPlane } from './support/control-plane';
import { identityOf, lines, platform, readManifests, UPSTREAM } from './support/manifests';
import { HAS_UPSTREAM } from './support/upstream';

(HAS_UPSTREAM ? describe : describe.skip)('an installation of upstream\'s', () => {
  let plane: ControlPlane;
  let api: Api;
  let adoption: Adoption;
  const ours = HAS_UPSTREAM ? platform() : [];
  const theirs = HAS_UPSTREAM ? sameComponents(readManifests(UPSTREAM), ours) : { files: [], manifests: [] };
  beforeAll(async () => {
    plane = await ControlPlane.start();
    api = await Api.connect(plane.kubeconfig);
    const { refused } = await accept(api, theirs.manifests, FORMER);
    expect(lines(refused)).toEqual([]);
    adoption = await adopt(api, theirs.manifests, ours);
    process.stdout.write(`adopted ${adoption.adopted} objects of ${theirs.files.join(', ')}\nonly upstream has:\n${adoption.left.map(one => `  ${one}\n`).join('') || '  nothing\n'}`);
    const content = adoption.kept.map(one => ({ ...one, problem: one.problem.replace(/metadata\.(labels|annotations)\.[^,]+(, )?/g, '') })).filter(one => one.problem.trim() !== 'keeps');
    process.stdout.write(`fields beside labels and annotations that only upstream has, in objects of both:\n${lines(content).map(one => `  ${one.slice(0, 300)}\n`).join('') || '  none\n'}`);
  });
  afterAll(async () => {
    api?.close();
    await plane?.stop();
  });

  test('is there, and most of ours is in it', () => {
    expect(theirs.files.length).toBeGreaterThan(5);
    expect(adoption.adopted).toBe(new Set(theirs.manifests.map(identityOf)).size - adoption.left.length);
    expect(adoption.adopted).toBeGreaterThan(ours.length / 2);
  });

  test('takes every object of ours over it: no immutable field is hit', () => {
    expect(lines(adoption.refused)).toEqual([]);
  });

  test('keeps every object: none is made anew', () => {
    expect(lines(adoption.recreated)).toEqual([]);
  });
});
