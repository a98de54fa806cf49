import { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { findHandedInReceipts } from '../../database/handed-in-receipts.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { handInReceipt } from './hand-in-receipt.ts';
import { HandedInAnswer, HandedInReceiptList } from './schemas.ts';

const tags = ['ballot-box'];

const handInReceiptRoute: Route = (app, { databases: { urn } }) => {
  app.post(
    '/rounds/:roundId/handed-in-receipts',
    {
      config: { access: { public: true }, anonymous: true },
      logLevel: 'error', // a line would say when somebody looked up their own ballot
      schema: {
        tags,
        operationId: 'handInReceipt',
        summary: 'Takes in a receipt of a ballot that the log should hold, and keeps it when the log does not',
        params: RoundParams,
        body: SignedReceiptWire,
        response: { 200: HandedInAnswer },
      },
    },
    async ({ params, body }) => valueOrProblem(await handInReceipt(urn, params.roundId, body)),
  );
};

const listReceiptsRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/handed-in-receipts',
    {
      config: { access: { roles: ['administrator', 'auditor'], area: 'of-round' } },
      schema: {
        tags,
        operationId: 'listHandedInReceipts',
        summary: 'Lists the receipts that the log contradicts',
        params: RoundParams,
        response: { 200: HandedInReceiptList },
      },
    },
    async ({ params }) => ({ items: [...(await findHandedInReceipts(urn, params.roundId))] }),
  );
};

/** What voters bring when the log does not hold what the box promised. */
export const handedInReceiptRoutes = routesOf(handInReceiptRoute, listReceiptsRoute);
