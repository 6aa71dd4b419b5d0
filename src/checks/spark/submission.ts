import { wrongAmounts } from './amounts';
import { applicationsOf, operatorArguments, property, ROLES, SparkApplication } from './found';
import { Field, listed, ManifestSet, Rule, Violation } from '../../core';
import { given, wrong } from '../fault';

/** `SparkApplication/Submission`: the operator can submit the application. */
export const sparkSubmission: Rule = {
  id: 'SparkApplication/Submission',
  why: 'The API server takes such an application, but spark-submit or the driver ends at once: its state becomes SUBMISSION_FAILED or FAILED.',
  check: unsubmitted,
};

/** Schedulers that the operator knows without being told; the last is the name of those with the plug-in Coscheduling. */
const SCHEDULERS = ['volcano', 'yunikorn', 'kube-scheduler'];
const UPLOAD = 'spark.kubernetes.file.upload.path';

function* unsubmitted(set: ManifestSet): Generator<Violation> {
  const options = operatorArguments(set);
  const schedulers = [...SCHEDULERS, ...options.flatMap(option => /^--kube-scheduler-names=(.*)$/.exec(option)?.[1].split(',') ?? [])];
  const hasDefaults = options.some(option => option.includes('LoadSparkDefaults=true'));
  for (const application of applicationsOf(set)) {
    const { at, spec } = application;
    const scheduler = spec.at('batchScheduler');
    if (scheduler.text && !schedulers.includes(scheduler.text)) {
      yield wrong(at, scheduler, 'is no scheduler that the operator knows', `write one of ${listed(schedulers)}, or leave it out`);
    }
    yield* wrongAmounts(application);
    yield* hasDefaults ? [] : withoutImage(application);
    yield* wrongProgram(application);
    yield* wrongPackages(application);
    yield* wrongAllocation(application);
  }
}

function* withoutImage({ at, spec }: SparkApplication): Generator<Violation> {
  if (given(spec.at('image')) || property(spec, 'spark.kubernetes.container.image').exists) {
    return;
  }
  for (const role of ROLES.filter(one => given(spec.at(one)))) {
    const image = spec.at(role, 'image');
    yield* image.text || property(spec, `spark.kubernetes.${role}.container.image`).exists ? [] : [wrong(at, image, 'must be given, here or for the whole application', 'write the image as spec.image')];
  }
}

/** Spark tells the language by the end of the file's name, whatever `type` says. */
function* wrongProgram({ at, spec }: SparkApplication): Generator<Violation> {
  const file = spec.at('mainApplicationFile');
  if (!file.text || spec.at('mode').value === 'client') {
    return;
  }
  const isJar = !/\.(py|R)$/i.test(file.text);
  if (isJar && file.text.startsWith('local:') && !spec.at('mainClass').text) {
    const isScript = ['Python', 'R'].includes(spec.at('type').text ?? '');
    yield isScript ? wrong(at, file, `must end in ${spec.at('type').text === 'R' ? '.R' : '.py'}`, 'name the file of the program')
      : wrong(at, spec.at('mainClass'), 'must be given for a JAR in the image', 'write the class with the main method');
  }
  if (!/^[A-Za-z][\w+.-]*:/.test(file.text) && !property(spec, UPLOAD).exists) {
    yield wrong(at, file, 'must be a URL', `write local:// before the path of a file in the image; a file of the operator's pod would need ${UPLOAD}`);
  }
}

/** Packages by their coordinates in Maven's repositories. */
function* wrongPackages({ at, spec }: SparkApplication): Generator<Violation> {
  const check = (name: string, parts: number, form: string) => spec.at('deps', name).items()
    .filter(({ text }) => text !== undefined && text.split(',').some(one => one.replaceAll('/', ':').split(':').map(part => part.trim()).filter(Boolean).length !== parts))
    .map(field => wrong(at, field, `must be ${form}`, 'write it so, each in an entry of its own'));
  yield* check('packages', 3, '<group>:<artifact>:<version>');
  yield* check('excludePackages', 2, '<group>:<artifact>');
}

/** Spark looks at these when the driver starts. */
function* wrongAllocation({ at, spec }: SparkApplication): Generator<Violation> {
  const allocation = spec.at('dynamicAllocation');
  const [least, most]: readonly Field[] = ['minExecutors', 'maxExecutors'].map(name => allocation.at(name));
  if (allocation.at('enabled').value !== true) {
    return;
  }
  if (least.number !== undefined && least.number < 0) {
    yield wrong(at, least, 'must be 0 or more', 'write the fewest executors');
  }
  if (most.number !== undefined && most.number < 1) {
    yield wrong(at, most, 'must be 1 or more', 'write the most executors');
  } else if (least.number !== undefined && most.number !== undefined && least.number > most.number) {
    yield wrong(at, least, `must be at most maxExecutors, ${most.number}`, 'lower it, or raise maxExecutors');
  }
}
