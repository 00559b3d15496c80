import type { CodeEntry } from './code-entry.ts';

/** What a command was given and cannot use, or cannot do. Alphabetical. */
export const commandCodes = {
  ADDRESS_REFUSED: {
    title: 'Leads are not sent to this address',
    cause:
      "The address is not on this machine and not one of Microsoft's trigger hosts, or a part of it is missing.",
    remedy: 'Copy the whole HTTP POST URL of the trigger, or allow a host of your own with --allow-host.',
    exit: 2,
  },
  CONNECTOR_RULE: {
    title: 'The connector breaks a rule',
    cause: 'A connector definition or its properties break a rule of docs/lint.md.',
    remedy: 'Change the definition as the rule says.',
    exit: 1,
  },
  CORPUS_INVALID: {
    title: 'The file of lead cases cannot be read',
    cause: 'It is no JSON, or a case lacks its id, its request or its expected outcome.',
    remedy: 'Compare with test/leads/corpus.json and its README.',
    exit: 2,
  },
  FILE_MISSING: {
    title: 'A file is not there',
    cause: 'The command needs a file that does not exist.',
    remedy: 'Check the path, or bring the file back from version control.',
    exit: 2,
  },
  FILE_UNREADABLE: {
    title: 'A file cannot be read',
    cause: 'The file is a folder, is not UTF-8 text, or may not be read.',
    remedy: 'Save the file as UTF-8 text and check its permissions.',
    exit: 2,
  },
  FLOW_REFUSED: {
    title: 'The flow cannot be run',
    cause:
      'The service would refuse to save this definition, or it uses something that is not supported here.',
    remedy: 'See the place and the sentence; docs/language.md lists what is supported.',
    exit: 1,
  },
  FLOW_RULE: {
    title: 'The flow breaks a rule',
    cause: 'A flow definition breaks a rule of docs/lint.md.',
    remedy: 'Change the flow as the rule says.',
    exit: 1,
  },
  FLOW_UNKNOWN: {
    title: 'There is no such flow in the solution',
    cause: "The name or key is not one of the solution's flows.",
    remedy: 'Leave it out where there is one flow, or name one of the list.',
    exit: 2,
  },
  LAB_NOT_RUNNING: {
    title: 'No lab is running here',
    cause: 'No lab has left its address in dist, or it has ended.',
    remedy: 'Start one with npm run lab, or say where to send with --to.',
    exit: 3,
  },
  LEAD_UNREADABLE: {
    title: 'The file with the lead cannot be read',
    cause: 'The file does not exist, or overrides were asked for and it is no JSON.',
    remedy: 'Give a file that holds the lead as JSON.',
    exit: 2,
  },
  LINT_FILE_UNKNOWN: {
    title: 'The file is nothing that can be checked',
    cause: 'The file is neither a solution zip, an unpacked solution, a flow nor a connector definition.',
    remedy: 'Name a solution zip or folder, the JSON of a flow, or an OpenAPI 2.0 definition.',
    exit: 2,
  },
  LOAD_ON_REAL_FLOW: {
    title: 'Many leads to a real flow need your word',
    cause: 'More than one lead was asked for, and the address leads out of this machine.',
    remedy: 'Say --i-own-this-flow; at most 100 leads go at once.',
    exit: 2,
  },
  OVERRIDE_INVALID: {
    title: 'A value cannot be set',
    cause: 'The text is not path=value, or the path leads through a plain value.',
    remedy: 'Write --set UserDetails.Email=a@b.example, or path:=JSON for other types.',
    exit: 2,
  },
  PATH_UNREADABLE: {
    title: 'The file or folder cannot be read',
    cause: 'There is nothing at this path, or it may not be read.',
    remedy: 'Check the path.',
    exit: 2,
  },
  PORT_UNAVAILABLE: {
    title: 'The lab cannot open its port',
    cause: 'Another program listens there, perhaps another lab, or the port may not be used.',
    remedy: 'End the other program, or choose another port with --port (0: any free one).',
    exit: 3,
  },
  SAMPLE_UNKNOWN: {
    title: 'There is no sample of this name',
    cause: 'The name is mistyped.',
    remedy: 'See the names with npm run send -- --help.',
    exit: 2,
  },
  TRIGGER_UNREADABLE: {
    title: "The trigger's input cannot be read",
    cause: 'The file is not JSON, or not one of the forms that --trigger takes.',
    remedy: 'Give { "body": … }, { "method", "headers", "body" } or { "outputs": … }.',
    exit: 2,
  },
  USAGE: {
    title: 'The command line is not understood',
    cause: 'An unknown option, a missing value or a surplus argument.',
    remedy: 'See the options with --help.',
    exit: 2,
  },
} as const satisfies Record<string, CodeEntry>;
