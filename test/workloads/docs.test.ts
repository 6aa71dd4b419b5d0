import * as fs from 'fs';
import * as path from 'path';

const DOCS = path.join(__dirname, '..', '..', 'docs', 'workloads');
const text = (page: string) => fs.readFileSync(path.join(DOCS, page), 'utf8').replace(/\s+/g, ' ').toLowerCase();
const pages = fs.readdirSync(DOCS).filter(page => page !== 'README.md').sort();

test.each(['team', 'gpu limit', 'shared dataset', 'custom image', 'pull secret', 'contributors', 'quota', 'object store', 'proxy', 'shared memory'])(
  'who looks for "%s" finds it in the index and on a page', words => {
    expect(text('README.md')).toContain(words);
    expect(pages.filter(page => text(page).includes(words))).not.toEqual([]);
  });

test('the index leads to every page', () => {
  expect(pages.filter(page => !text('README.md').includes(`](${page}`))).toEqual([]);
});
