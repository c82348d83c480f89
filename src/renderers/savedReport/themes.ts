import { css } from '../shared/styles/css'

/** VS Code's default light colours, and its dark ones where the reader's system is dark: what figures are drawn in elsewhere. */
export const THEMES = css`
  :root {
    color-scheme: light dark;
    --vscode-button-background: #005fb8;
    --vscode-button-border: rgba(0, 0, 0, 0.1);
    --vscode-button-foreground: #ffffff;
    --vscode-button-hoverBackground: #0258a8;
    --vscode-button-secondaryBackground: #e5e5e5;
    --vscode-button-secondaryForeground: #3b3b3b;
    --vscode-button-secondaryHoverBackground: #cccccc;
    --vscode-charts-blue: #0063d3;
    --vscode-charts-green: #388a34;
    --vscode-charts-orange: rgba(234, 92, 0, 0.33);
    --vscode-charts-purple: #652d90;
    --vscode-charts-red: #e51400;
    --vscode-charts-yellow: #bf8803;
    --vscode-descriptionForeground: #3b3b3b;
    --vscode-dropdown-background: #ffffff;
    --vscode-dropdown-border: #cecece;
    --vscode-dropdown-foreground: #3b3b3b;
    --vscode-editor-background: #ffffff;
    --vscode-editor-font-family: 'Droid Sans Mono', monospace;
    --vscode-editor-foreground: #3b3b3b;
    --vscode-editorError-foreground: #e51400;
    --vscode-editorHoverWidget-background: #f8f8f8;
    --vscode-editorInfo-foreground: #0063d3;
    --vscode-editorWarning-foreground: #bf8803;
    --vscode-editorWidget-background: #f8f8f8;
    --vscode-focusBorder: #005fb8;
    --vscode-font-family: system-ui, 'Ubuntu', 'Droid Sans', sans-serif;
    --vscode-font-weight: normal;
    --vscode-foreground: #3b3b3b;
    --vscode-input-background: #ffffff;
    --vscode-input-border: #cecece;
    --vscode-input-foreground: #3b3b3b;
    --vscode-input-placeholderForeground: #767676;
    --vscode-list-activeSelectionBackground: #e8e8e8;
    --vscode-list-activeSelectionForeground: #000000;
    --vscode-list-hoverBackground: #f2f2f2;
    --vscode-notebook-editorBackground: #ffffff;
    --vscode-panel-border: #e5e5e5;
    --vscode-problemsErrorIcon-foreground: #e51400;
    --vscode-problemsInfoIcon-foreground: #0063d3;
    --vscode-problemsWarningIcon-foreground: #bf8803;
    --vscode-textLink-foreground: #005fb8;
    --vscode-widget-border: #e5e5e5;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --vscode-button-background: #0078d4;
      --vscode-button-border: rgba(255, 255, 255, 0.1);
      --vscode-button-foreground: #ffffff;
      --vscode-button-hoverBackground: #026ec1;
      --vscode-button-secondaryBackground: rgba(0, 0, 0, 0);
      --vscode-button-secondaryForeground: #cccccc;
      --vscode-button-secondaryHoverBackground: #2b2b2b;
      --vscode-charts-blue: #59a4f9;
      --vscode-charts-green: #89d185;
      --vscode-charts-orange: rgba(234, 92, 0, 0.33);
      --vscode-charts-purple: #b180d7;
      --vscode-charts-red: #f14c4c;
      --vscode-charts-yellow: #cca700;
      --vscode-descriptionForeground: #9d9d9d;
      --vscode-dropdown-background: #313131;
      --vscode-dropdown-border: #3c3c3c;
      --vscode-dropdown-foreground: #cccccc;
      --vscode-editor-background: #1f1f1f;
      --vscode-editor-font-family: 'Droid Sans Mono', monospace;
      --vscode-editor-foreground: #cccccc;
      --vscode-editorError-foreground: #f14c4c;
      --vscode-editorHoverWidget-background: #202020;
      --vscode-editorInfo-foreground: #59a4f9;
      --vscode-editorWarning-foreground: #cca700;
      --vscode-editorWidget-background: #202020;
      --vscode-focusBorder: #0078d4;
      --vscode-font-family: system-ui, 'Ubuntu', 'Droid Sans', sans-serif;
      --vscode-font-weight: normal;
      --vscode-foreground: #cccccc;
      --vscode-input-background: #313131;
      --vscode-input-border: #3c3c3c;
      --vscode-input-foreground: #cccccc;
      --vscode-input-placeholderForeground: #989898;
      --vscode-list-activeSelectionBackground: #04395e;
      --vscode-list-activeSelectionForeground: #ffffff;
      --vscode-list-hoverBackground: #2a2d2e;
      --vscode-notebook-editorBackground: #1f1f1f;
      --vscode-panel-border: #2b2b2b;
      --vscode-problemsErrorIcon-foreground: #f14c4c;
      --vscode-problemsInfoIcon-foreground: #59a4f9;
      --vscode-problemsWarningIcon-foreground: #cca700;
      --vscode-textLink-foreground: #4daafc;
      --vscode-widget-border: #313131;
    }
  }
  body {
    margin: 0;
    background: var(--vscode-editor-background);
    color: var(--vscode-foreground);
  }
`
