import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import path from 'node:path'
import { createServer } from 'node:tls'

/** Certificate of models.example.test, localhost and 127.0.0.1, signed by itself; its key is beside it for everybody to see. */
export const TEST_CERTIFICATE = path.join(import.meta.dirname, 'tls', 'certificate.pem')

const TEST_KEY = path.join(import.meta.dirname, 'tls', 'key.pem')

/** Puts encryption before a server on loopback. @param target its port */
export async function startTlsServer(
  target: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const identity = { key: readFileSync(TEST_KEY), cert: readFileSync(TEST_CERTIFICATE) }
  const server = createServer(identity, (socket) => {
    const onwards = connect(target, '127.0.0.1')
    for (const end of [socket, onwards]) end.on('error', () => undefined)
    onwards.pipe(socket).pipe(onwards)
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close()
      await once(server, 'close')
    },
  }
}
