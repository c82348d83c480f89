// @ts-check
import { createServer } from 'node:http'
import process from 'node:process'

/*
 * node latencyServer.mjs MS: an OpenAI-compatible endpoint that answers each request after so many ms, however many
 * there are. It prints its port; GET /counts tells when questions came and went.
 */

const latency = Number(process.argv[2])

/** Of questions, in ms since the epoch; those of the preflight are none. */
const counts = { questions: 0, first: 0, last: 0 }

const server = createServer((request, response) => {
  if (request.url === '/counts') return void response.end(JSON.stringify(counts))
  if (request.method === 'GET') return void response.end(JSON.stringify({ data: [{ id: 'm' }] }))
  let isPreflight = false
  request.on('data', (/** @type {Buffer} */ part) => {
    isPreflight ||= part.includes('What colour') || part.includes('Say hello')
  })
  request.on('end', () => {
    if (!isPreflight && counts.questions++ === 0) counts.first = Date.now()
    setTimeout(() => {
      response.setHeader('content-type', 'application/json')
      response.end(isPreflight ? RED : ANSWER)
      if (!isPreflight) counts.last = Date.now()
    }, latency)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') process.stdout.write(`${address?.port}\n`)
})
process.on('disconnect', () => process.exit())

const ANSWER = completion('About 84.5 Mg/ha.')
const RED = completion('Red.')

/** @param {string} content */
function completion(content) {
  return JSON.stringify({
    id: 'c',
    object: 'chat.completion',
    created: 0,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 300, completion_tokens: 8, total_tokens: 308 },
  })
}
