const { default: Sequencer } = require('@jest/test-sequencer');

/** Tests that share a registry run first: those apart leave Jest's source maps behind, with which the lines of what tsx compiled are lost. */
module.exports = class extends Sequencer {
  sort(tests) {
    const isApart = test => test.context.config.displayName?.name === 'apart';
    const sorted = super.sort(tests);
    return [...sorted.filter(test => !isApart(test)), ...sorted.filter(isApart)];
  }
};
