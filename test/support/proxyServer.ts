import { once } from 'node:events'
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** A proxy of a test's making, on loopback: whatever host it is asked for, it leads to one server. */
export interface ProxyServer {
  /** Such as `http://127.0.0.1:3128`. */
  readonly address: string
  /** What it was asked for, such as `POST http://host/v1/models` and `CONNECT host:443`. */
  readonly asked: string[]
  close(): Promise<void>
}

/**
 * @param target port on loopback that everything is led to
 * @param login `NAME:PASSWORD` that it wants
 */
export async function startProxyServer(target: number, login?: string): Promise<ProxyServer> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const isLetIn = ({ headers }: IncomingMessage) =>
    login === undefined || headers['proxy-authorization'] === `Basic ${Buffer.from(login).toString('base64')}`

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method} ${request.url}`)
    if (!isLetIn(request)) return void response.writeHead(407).end()
    const { pathname } = new URL(request.url ?? '')
    const { method, headers } = request
    const onwards = ask({ host: '127.0.0.1', port: target, method, path: pathname, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onwards.on('error', () => response.writeHead(502).end())
    request.pipe(onwards)
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`)
    if (!isLetIn(request)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const onwards = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onwards.pipe(socket).pipe(onwards)
    })
    for (const end of [socket, onwards]) {
      sockets.add(end)
      end.on('error', () => undefined)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
