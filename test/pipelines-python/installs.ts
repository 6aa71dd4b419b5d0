/** The container of a function with packages, as JSON: npx tsx test/pipelines-python/installs.ts */
import { pythonContainer } from '../../src/pipelines/python/container';
import { parsePythonFunction } from '../../src/pipelines/python/read';

const fn = parsePythonFunction('def f(): pass', 'f');
console.log(JSON.stringify(pythonContainer({
  fn, executor: 'kfp', kfpVersion: '2.16.1', packages: ['a>=1,<2', 'b; python_version<"3.9"', 'c @ https://example.com/c.whl?x=1&y=`z`'], indexUrls: ['https://i/simple', 'https://j'], trustedHosts: ['i'],
})));
