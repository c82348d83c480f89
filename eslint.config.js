// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import jsdoc from 'eslint-plugin-jsdoc'
import tseslint from 'typescript-eslint'

/** Which rooms of `src` each room may import from; the rooms are those of docs/architecture.md. */
const mayImport = {
  core: ['core'],
  protocol: ['protocol', 'core'],
  kernel: ['kernel', 'protocol', 'core'],
  cli: ['cli', 'core', 'kernel/report'],
  extension: ['extension', 'protocol', 'core'],
  // Where VS Code has no machine behind it.
  'extension/web': ['extension/web', 'extension/notifications.ts', 'extension/plainText.ts'],
  renderers: ['renderers', 'protocol', 'core'],
}

const zones = [
  ...Object.entries(mayImport).map(([room, allowed]) => ({
    target: `./src/${room}`,
    from: './src',
    except: allowed.map((place) => `./${place}`),
    message: `src/${room} may import only from ${allowed.join(', ')}.`,
  })),
  ...['scripts', 'test', 'bench'].map((tools) => ({
    target: './src',
    from: `./${tools}`,
    message: `What ships imports nothing from ${tools}.`,
  })),
]

/** Code that also runs where there is no Node. */
const platformNeutral = [
  'src/core/errors.ts',
  'src/core/answers/policies.ts',
  'src/core/dataset/sample.ts',
  'src/core/dataset/import/proposal.ts',
  'src/core/models/model.ts',
  'src/core/{benchmark,imagery,metrics,text}/**/*.ts',
  'src/core/card/{cells,splitCounts}.ts',
  'src/core/selection/{selectSamples,selectedAnswers}.ts',
  'src/core/runs/{answerGroups,askedQuestions,restrictRun}.ts',
  'src/protocol/**/*.ts',
  'src/renderers/**/*.ts',
]

const noVscode = { name: 'vscode', message: 'Only src/extension imports vscode.' }
const noNode = { group: ['node:*'], message: 'This code also runs where there is no Node.' }

/**
 * Of core, types may come from anywhere; code only from these parts.
 *
 * @param {readonly string[]} parts
 */
const ofCoreOnly = (...parts) => ({
  regex: `^(\\.\\./)+core/(?!(${parts.join('|')})(/|$))`,
  allowTypeImports: true,
  message: `Of core this room may run only ${parts.join(', ')}.`,
})

/**
 * @param {object} restrictions
 * @param {readonly object[]} [restrictions.paths]
 * @param {readonly object[]} [restrictions.patterns]
 */
const restrictImports = (restrictions) => ({
  '@typescript-eslint/no-restricted-imports': ['error', restrictions],
})

export default defineConfig(
  globalIgnores(['dist', 'out', '.cache', 'test-results', 'models', 'examples']),
  tseslint.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', '*.ts'] } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX, jsdoc },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts'] })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'jsdoc/require-jsdoc': [
        'error',
        {
          enableFixer: false,
          publicOnly: { esm: true, cjs: false, window: false },
          require: { FunctionDeclaration: true, ClassDeclaration: true, ArrowFunctionExpression: true },
        },
      ],
      ...restrictImports({ paths: [noVscode] }),
    },
  },
  {
    files: platformNeutral,
    rules: restrictImports({ paths: [noVscode], patterns: [noNode] }),
  },
  {
    files: ['src/renderers/**/*.ts'],
    rules: restrictImports({
      paths: [noVscode],
      patterns: [
        noNode,
        ofCoreOnly(
          'errors',
          'answers/policies',
          'benchmark',
          'imagery',
          'metrics',
          'models/model',
          'dataset/sample',
          'card/cells',
          'card/splitCounts',
          'selection/selectedAnswers',
          'text',
        ),
      ],
    }),
  },
  {
    files: ['src/extension/**/*.ts'],
    rules: restrictImports({
      patterns: [
        ofCoreOnly('errors', 'benchmark', 'imagery', 'metrics', 'runs/progressText', 'runs/software', 'text'),
      ],
    }),
  },
  {
    files: ['scripts/**', 'bench/**', 'test/**', 'src/cli/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
