import type { Fake, FakeOptions } from '../fake.ts';
import { membersOf, operationHandlers, type Answer, type OperationCall } from '../operation-handlers.ts';
import type { Json, TableStore } from '../table-store.ts';

const apiName = 'shared_teams';

/** A message of Teams holds about 28 KB, mark-up and card included. */
const maximumBytes = 28 * 1024;
const posters: ReadonlySet<string> = new Set(['User', 'Flow bot', 'Power Virtual Agents (Preview)']);

const messageTable = {
  name: 'teamsmessage',
  title: 'Teams messages',
  columns: ['location', 'recipient', 'kind', 'content', 'sentAt'],
} as const;

/** Microsoft Teams: messages and cards in channels and chats. */
export const teams: Fake = {
  id: 'teams',
  title: 'Microsoft Teams',
  apiNames: [apiName],
  tables: [messageTable],
  handlers: (store, options) =>
    operationHandlers([apiName], {
      PostMessageToConversation: post(store, options, 'message', 201),
      PostCardToConversation: post(store, options, 'card', 200),
    }),
};

function post(store: TableStore, options: FakeOptions, kind: 'message' | 'card', status: number): Answer {
  return (call) => {
    const body = membersOf(call.body);
    const content = body?.get('messageBody');
    if (body === undefined || typeof content !== 'string' || content === '') {
      return refuse(400, 'BadRequest', "The 'messageBody' of the message is missing.");
    }
    const problem =
      problemOfPlace(call, body.get('recipient') ?? null) ??
      (kind === 'card' ? problemOfCard(content) : undefined);
    if (problem !== undefined) return refuse(400, 'BadRequest', problem);
    if (Buffer.byteLength(JSON.stringify(call.body)) > maximumBytes) {
      return refuse(413, 'MessageSizeTooBig', 'Message size too large.');
    }
    const id = options.newId();
    const sentAt = new Date(options.now()).toISOString();
    const recipient = body.get('recipient') ?? null;
    const location = call.path['location'] ?? '';
    store.put(
      messageTable.name,
      id,
      new Map<string, Json>(Object.entries({ id, kind, location, recipient, content, sentAt })),
    );
    return Response.json(
      { id, conversationId: id, messageLink: `https://teams.example/l/message/${id}` },
      { status },
    );
  };
}

function problemOfPlace(call: OperationCall, recipient: Json): string | undefined {
  const { poster = '', location = '' } = call.path;
  if (!posters.has(poster)) return `The poster '${poster}' is not one of ${[...posters].join(', ')}.`;
  if (location === 'Channel') {
    const place = membersOf(recipient);
    const missing = ['groupId', 'channelId'].filter(
      (name) => typeof place?.get(name) !== 'string' || place.get(name) === '',
    );
    return missing.length === 0 ? undefined : `The recipient lacks ${missing.join(' and ')}.`;
  }
  if (location === 'Group chat' || location === 'Chat with Flow bot') {
    const to = typeof recipient === 'string' ? recipient : (membersOf(recipient)?.get('to') ?? '');
    return typeof to === 'string' && to !== '' ? undefined : 'The recipient is missing.';
  }
  return `The location '${location}' is not one of Channel, Group chat, Chat with Flow bot.`;
}

function problemOfCard(text: string): string | undefined {
  try {
    const card = membersOf(JSON.parse(text) as Json);
    return card?.get('type') === 'AdaptiveCard' ? undefined : "The card is no object of type 'AdaptiveCard'.";
  } catch (error) {
    return `The card is not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status });
}
