/** What programs import. */
export * from '../../../src/pipelines';
export * from '../../../src/pipelines/formats';
