const Sequencer = require('@jest/test-sequencer').default;

/** What is judged when all else has happened: what the programs' logs say, and what they wrote into our objects. */
const LAST = ['programs', 'second-apply'];

/** Files in the order of their names, those that look back at the end. */
module.exports = class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => LAST.findIndex(name => path.endsWith(`/${name}.test.ts`));
    return [...tests].sort((a, b) => place(a) - place(b) || a.path.localeCompare(b.path));
  }
};
