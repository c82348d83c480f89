// @ts-check
// Stands in for the native module @vscode/spdlog, so that the VS Code server needs no compiler: the same
// interface, writing each message to its file at once and without rotation.
const fs = require('node:fs')
const path = require('node:path')

class Logger {
  /**
   * @param {string} _type
   * @param {string} _name
   * @param {string} file
   */
  constructor(_type, _name, file) {
    this.file = file
    this.timed = true
    fs.mkdirSync(path.dirname(file), { recursive: true })
  }

  /**
   * @param {string} level
   * @param {string} message
   */
  write(level, message) {
    const prefix = this.timed ? `${new Date().toISOString().replace('T', ' ').slice(0, -1)} [${level}] ` : ''
    fs.appendFileSync(this.file, `${prefix}${message}\n`)
  }

  /** @param {string} message */
  trace(message) {
    this.write('trace', message)
  }

  /** @param {string} message */
  debug(message) {
    this.write('debug', message)
  }

  /** @param {string} message */
  info(message) {
    this.write('info', message)
  }

  /** @param {string} message */
  warn(message) {
    this.write('warning', message)
  }

  /** @param {string} message */
  error(message) {
    this.write('error', message)
  }

  /** @param {string} message */
  critical(message) {
    this.write('critical', message)
  }

  getLevel() {
    return 0
  }

  clearFormatters() {
    this.timed = false
  }

  setLevel() {}
  setPattern() {}
  flush() {}
  drop() {}
}

/**
 * @param {string} name
 * @param {string} file
 */
const createLogger = (name, file) => Promise.resolve(new Logger('rotating', name, file))

// Named one by one: that is how Node finds the names when an ES module imports this file.
exports.version = 0
exports.Logger = Logger
exports.setLevel = () => {}
exports.setFlushOn = () => {}
exports.createRotatingLogger = createLogger
exports.createAsyncRotatingLogger = createLogger
