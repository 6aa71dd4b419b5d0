export { ARGUMENT_RULES, checkArguments } from './arguments';
export type { Fault, PipelineFinding, PipelineRule } from './finding';
export { lintPipeline, lintRules, serverLimits, serverRules, type LintOptions, type ServerOptions } from './lint';
