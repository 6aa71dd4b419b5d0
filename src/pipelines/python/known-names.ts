/** What `from kfp.dsl import *` gives to a program that runs in a pod (SDK 2.17; earlier ones lack the newest). */
export const DSL_NAMES: ReadonlySet<string> = new Set([
  'Artifact', 'ClassificationMetrics', 'Dataset', 'HTML', 'Input', 'InputPath', 'Markdown', 'Metrics', 'Model', 'Output', 'OutputPath',
  'PipelineTaskFinalStatus', 'SlicedClassificationMetrics', 'TaskConfig', 'get_uri', 'run_notebook',
  'PIPELINE_JOB_CREATE_TIME_UTC_PLACEHOLDER', 'PIPELINE_JOB_ID_PLACEHOLDER', 'PIPELINE_JOB_NAME_PLACEHOLDER', 'PIPELINE_JOB_RESOURCE_NAME_PLACEHOLDER',
  'PIPELINE_JOB_SCHEDULE_TIME_UTC_PLACEHOLDER', 'PIPELINE_ROOT_PLACEHOLDER', 'PIPELINE_TASK_EXECUTOR_INPUT_PLACEHOLDER',
  'PIPELINE_TASK_EXECUTOR_OUTPUT_PATH_PLACEHOLDER', 'PIPELINE_TASK_ID_PLACEHOLDER', 'PIPELINE_TASK_NAME_PLACEHOLDER', 'WORKSPACE_PATH_PLACEHOLDER',
]);

/** What the embedded executor gives under the same names: classes and functions of shim.py. */
export const EMBEDDED_NAMES: ReadonlySet<string> = new Set([
  'Artifact', 'ClassificationMetrics', 'Dataset', 'HTML', 'Input', 'InputPath', 'Markdown', 'Metrics', 'Model', 'Output', 'OutputPath',
  'PipelineTaskFinalStatus', 'SlicedClassificationMetrics', 'TaskConfig', 'get_uri',
]);

/** What `from typing import *` gives in Python 3.8 to 3.13. */
export const TYPING_NAMES: ReadonlySet<string> = new Set(`
  AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString Callable ChainMap ClassVar Collection
  Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator
  KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence MutableSet NamedTuple Never NewType NoDefault NoReturn NotRequired
  Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol ReadOnly Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes
  SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard TypeIs TypeVar
  TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast clear_overloads dataclass_transform final get_args get_origin get_overloads
  get_protocol_members get_type_hints is_protocol is_typeddict no_type_check no_type_check_decorator overload override reveal_type runtime_checkable
`.trim().split(/\s+/));

/** Names that are there in every module, of Python 3.8 to 3.13. */
export const BUILTIN_NAMES: ReadonlySet<string> = new Set(`
  ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError
  ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
  ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
  InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented
  NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError
  ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError
  UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
  __build_class__ __builtins__ __cached__ __debug__ __doc__ __file__ __import__ __loader__ __name__ __package__ __spec__
  abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate
  eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max
  memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
`.trim().split(/\s+/));
