import type { IncomingMessage } from 'node:http';

declare global {
  namespace App {
    interface Locals {
      /** Cookies that the API set during this request, on their way to the browser. */
      apiCookies: string[];
    }
    interface PageData {
      /** What a search engine says of the page; without it, what the site is. */
      description?: string;
    }
    interface PageState {
      /** A step within a page, which the browser's back button takes back. */
      votingStep?: 'code' | 'confirming';
    }
    interface Platform {
      /** The raw request; the process that runs API and web together hangs a direct way to the API on it. */
      req: IncomingMessage & { apiDispatch?: (request: Request) => Promise<Response> };
    }
  }
}

export {};
