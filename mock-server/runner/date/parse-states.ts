/**
 * How DateTime.Parse puts tokens together. A state says what has been read of a date or a time (`N` a number, `M` a
 * month, `Y` a year of three digits or more, `S` numbers with suffixes such as 年); `d` and `t` at its end say that a
 * date or time separator followed. States that start with `=` are complete dates, with `:` complete times.
 */
const columns = [
  'end',
  'numberEnd',
  'numberAmPm',
  'numberSpace',
  'numberDate',
  'numberTime',
  'monthEnd',
  'monthSpace',
  'monthDate',
  'dateSuffix',
  'timeSuffix',
  'weekday',
  'yearSpace',
  'yearDate',
  'yearEnd',
  'zone',
  'era',
] as const;

/** A token in its place: a number, a month or a year with what follows it. */
export type Token = (typeof columns)[number];

/** For each state the next one by token, in the order of `columns`; `!` where .NET refuses the text. */
const transitions = {
  start: 'start ! :N N Nd Nt ! M M S tS start Y Y ! start start',
  N: '! =NN :NN NN NNd ! =NM NM MNd NS ! N YN YNd =YN N N',
  NN: '=NN =NNN :NNN =NNN ! Nt =MNN =MNN ! ! tS NN =NNY ! =NNY NN NN',
  Nd: '! =NN ! dNN NNd ! =NM MN MNd ! ! Nd YN YNd =YN ! Nd',
  dNN: '=NN =NNN :N =NNN ! Nt =MNN =MNN ! =S tS dNN =NNY ! =NNY ! dNN',
  NNd: '! =NNN =NNN =NNN ! ! =MNN =MNN ! =S ! NNd =NNY ! =NNY ! NNd',
  M: '! =MN ! MN MNd ! ! ! ! ! ! M YM YMd =YM ! M',
  MN: '=MN =MNN =MNN =MNN ! Nt ! ! ! =S tS MN =YMN ! =YMN ! MN',
  NM: '=NM =MNN =MNN =MNN ! Nt ! ! ! =S tS NM =YMN ! =YMN ! NM',
  MNd: '! =MNN ! =MNN ! ! ! ! ! ! ! MNd =YMN ! =YMN ! MNd',
  NS: '=NS =NNS =NNS =NNS ! Nt ! ! ! NS tS NS ! ! ! ! NS',
  Y: '! =YN ! YN YNd ! =YM YM YMd YM ! Y ! ! ! ! Y',
  YN: '=YN =YNN =YNN =YNN ! ! =YMN =YMN ! ! ! YN ! ! ! ! YN',
  YNd: '! =YNN =YNN =YNN ! ! =YMN =YMN ! ! ! YN ! ! ! ! YN',
  YM: '=YM =YMN =YMN =YMN ! ! ! ! ! ! ! YM ! ! ! ! YM',
  YMd: '! =YMN =YMN =YMN ! ! ! ! ! ! ! YM ! ! ! ! YM',
  S: '=S =SN :N Nt ! Nt ! ! ! S tS S ! ! ! ! S',
  tS: ':S :S :S Nt Nd ! ! ! ! S tS tS ! ! ! tS tS',
  Nt: '! :NN :NN :NN ! NNt =NM NM ! ! tS ! ! ! ! Nt Nt',
  NNt: '! :NNN :NNN :NNN ! ! ! ! ! ! tS NNt ! ! ! NNt NNt',
} as const;

/** What has been read and may go on. */
export type State = keyof typeof transitions;

/** What is complete: what the numbers, the month and the year that were read make. */
export type Complete =
  | '=NN'
  | '=NNN'
  | '=MN'
  | '=NM'
  | '=MNN'
  | '=YNN'
  | '=NNY'
  | '=YMN'
  | '=YN'
  | '=YM'
  | '=S'
  | '=SN'
  | '=NS'
  | '=NNS'
  | ':N'
  | ':NN'
  | ':NNN'
  | ':S';

const table: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(transitions).map(([state, row]) => [state, row.split(' ')]),
);
const columnOf: ReadonlyMap<string, number> = new Map(columns.map((column, index) => [column, index]));

/** The state after a token; `undefined` where .NET refuses the text. */
export function nextState(state: State, token: Token): State | Complete | undefined {
  const next = table.get(state)?.[columnOf.get(token) ?? -1];
  return next === undefined || next === '!' ? undefined : (next as State | Complete);
}

export function isComplete(state: State | Complete | undefined): state is Complete {
  return state !== undefined && (state.startsWith('=') || state.startsWith(':'));
}
