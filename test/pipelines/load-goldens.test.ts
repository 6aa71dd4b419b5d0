import { differences } from '../../src/pipelines/ir/equal';
import { LoadedPipeline, loadPipeline, parsePipeline } from '../../src/pipelines/load';
import { goldens } from './ir/support';

const files = goldens();

(files.length > 0 ? describe : describe.skip)('what the Python SDK compiled', () => {
  const loaded: [string, LoadedPipeline][] = [];

  test('is read, all of it', () => {
    files.forEach(([name, file]) => loaded.push([name, loadPipeline(file)]));
    expect(loaded.length).toBeGreaterThan(80);
    expect(loaded.filter(([, one]) => one.tasks().length === 0)).toEqual([]);
  });

  test('is written so that it says the same, always in the same words', () => {
    for (const [name, one] of loaded) {
      const text = one.toYaml();
      const again = parsePipeline(text);
      expect([name, differences(one, again)]).toEqual([name, []]);
      expect(again.compile({ target: '2.17' })).toEqual(one.compile({ target: '2.17' }));
      expect(again.toYaml()).toBe(text);
    }
  });

  test('changes at the place of a change alone', () => {
    for (const [name, one] of loaded) {
      const task = one.tasks().find(({ image }) => image !== undefined);
      const executor = `deploymentSpec.executors.${task?.executor}.container.resources`;
      expect([name, differences(one, one.withName('another-name'))]).toEqual([name, ['pipelineInfo.name']]);
      expect(differences(one, one.withImages(image => image))).toEqual([]);
      if (task !== undefined) {
        const changed = differences(one, one.withResources(task.path, { cpu: '123m', memory: '321Mi' }));
        expect([name, changed.filter(place => !place.startsWith(executor))]).toEqual([name, []]);
        expect(changed.length).toBeGreaterThan(0);
      }
      const cached = one.tasks().filter(({ caching }) => caching).map(({ place }) => `${place}.cachingOptions`);
      expect([name, differences(one, one.withCaching(false))].flat().sort()).toEqual([name, ...cached].sort());
    }
  });
});
