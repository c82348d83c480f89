// @ts-check
// Stands in for the native module @vscode/native-watchdog, so that the VS Code server needs no compiler. The real
// one ends an extension host whose server is gone even if its event loop is blocked; without it the extension
// host's own check, once a second, does that, and server.mjs ends the server's whole process group.
exports.start = () => {}
exports.exit = process.exit
