import type { Operation, OperationParameter } from '../operation.ts';
import { runtimeAddress } from '../runtime-address.ts';

const apiName = 'shared_teams';
const source = 'exports of real solutions; generated connector tables of Power Apps code apps';

const segment = (name: string): OperationParameter => ({ name, in: 'path', required: true, type: 'string' });

/**
 * Microsoft Teams. `recipient` is `{ groupId, channelId }` for a channel, a list of addresses for a chat with
 * the Flow bot, a thread id for a group chat.
 */
export const teamsOperations: readonly Operation[] = [
  {
    apiName,
    operationId: 'PostMessageToConversation',
    method: 'POST',
    baseUrl: runtimeAddress(apiName),
    path: '/beta/teams/conversation/message/poster/{poster}/location/{location}',
    parameters: [
      segment('poster'),
      segment('location'),
      {
        name: 'body',
        in: 'body',
        required: true,
        type: 'object',
        // The form hangs on poster and location.
        open: true,
        members: {
          recipient: { type: 'object', required: true },
          messageBody: { type: 'string', required: true },
          subject: { type: 'string' },
          isAlert: { type: 'boolean' },
        },
      },
    ],
    summary: 'Post message in a chat or channel',
    response: { status: 201, type: 'object', members: ['id', 'messageLink'] },
    tier: 'standard',
    source,
    confidence: 'high',
  },
  {
    apiName,
    operationId: 'PostCardToConversation',
    method: 'POST',
    baseUrl: runtimeAddress(apiName),
    path: '/v1.0/teams/conversation/adaptivecard/poster/{poster}/location/{location}',
    parameters: [
      segment('poster'),
      segment('location'),
      {
        name: 'body',
        in: 'body',
        required: true,
        type: 'object',
        // The form hangs on poster and location.
        open: true,
        members: {
          recipient: { type: 'object', required: true },
          messageBody: { type: 'string', required: true },
        },
      },
    ],
    summary: 'Post card in a chat or channel',
    response: { status: 200, type: 'object', members: ['id', 'messageLink'] },
    tier: 'standard',
    source,
    confidence: 'high',
  },
];
