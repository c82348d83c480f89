// @ts-check
const zlib = require('node:zlib')
const vscode = require('vscode')

/*
 * Brings language models into VS Code for tests, one for each thing that may happen to a question. The command
 * `reoTest.slowRequests` tells how many wait at the slow one, and how many of these were cancelled.
 */

const slow = { waiting: 0, cancelled: 0 }

/** @typedef {{ text: string, pictures: readonly Buffer[], token: import('vscode').CancellationToken }} Asked */

/** @type {Readonly<Record<string, (asked: Asked) => string | Promise<string>>>} */
const models = {
  seeing: ({ text, pictures: [picture] }) =>
    text.includes('What colour is this picture?')
      ? colourOf(picture)
      : `The picture is ${picture.readUInt32BE(16)} pixels wide. I estimate 120 Mg/ha.`,
  blind({ pictures }) {
    if (pictures.length > 0) throw new Error('This model is for text')
    return 'Hello.'
  },
  forbidden() {
    throw vscode.LanguageModelError.NoPermissions('The user said no')
  },
  spent() {
    throw vscode.LanguageModelError.Blocked('You have exceeded your monthly quota')
  },
  slow: ({ text, token }) =>
    text.includes('What colour is this picture?')
      ? 'Red.'
      : new Promise((resolve) => {
          slow.waiting++
          token.onCancellationRequested(() => {
            slow.cancelled++
            resolve('')
          })
        }),
}

exports.activate = (/** @type {import('vscode').ExtensionContext} */ context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('reoTest.slowRequests', () => ({ ...slow })),
    vscode.lm.registerLanguageModelChatProvider('reo-test', {
      provideLanguageModelChatInformation: () =>
        Object.keys(models).map((family) => ({
          id: `${family}-id`,
          name: `Test model, ${family}`,
          family,
          version: '1.0',
          maxInputTokens: 8000,
          maxOutputTokens: 1000,
          capabilities: { imageInput: family !== 'blind' },
        })),
      async provideLanguageModelChatResponse({ family }, messages, _options, progress, token) {
        const parts = messages.flatMap(({ content }) => [...content])
        const text = parts.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
        const pictures = parts
          .filter((part) => part instanceof vscode.LanguageModelDataPart)
          .map(({ data }) => Buffer.from(data))
        const answer = await models[family]({ text: text.join('\n'), pictures, token })
        progress.report(new vscode.LanguageModelTextPart(answer))
      },
      provideTokenCount: async (_model, text) => JSON.stringify(text).length,
    }),
  )
}

/**
 * What a PNG file's first pixel is; no filter changes that one.
 *
 * @param {Buffer} png
 */
function colourOf(png) {
  const start = png.indexOf('IDAT')
  const [, red, green, blue] = zlib.inflateSync(
    png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)),
  )
  return red > green + 100 && red > blue + 100 ? 'Red' : `rgb(${red}, ${green}, ${blue})`
}
