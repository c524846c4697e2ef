import { createTheme } from '@mui/material/styles';

declare module '@mui/material/styles' {
  interface Palette {
    line: string;
    sunken: string;
    quiet: string;
  }
  interface PaletteOptions {
    line?: string;
    sunken?: string;
    quiet?: string;
  }
}

const SYSTEM_FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
export const MONOSPACE = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';

// One neutral ramp, one accent (petrol), four meanings: success = good, info = running, warning = attention, error.
const light = {
  primary: { main: '#0e6674', dark: '#094d58', light: '#dcecee', contrastText: '#ffffff' },
  success: { main: '#23733a' },
  info: { main: '#1d62b8' },
  warning: { main: '#8f5600' },
  error: { main: '#b3261e' },
  background: { default: '#f6f7f6', paper: '#ffffff' },
  text: { primary: '#191c1b', secondary: '#56605d', disabled: '#8b9491' },
  divider: '#e0e4e2',
  line: '#e0e4e2',
  sunken: '#eef1ef',
  quiet: '#74807c',
};

const dark = {
  primary: { main: '#6cc4d0', dark: '#8fd6df', light: '#16343a', contrastText: '#04242a' },
  success: { main: '#78c58d' },
  info: { main: '#82b4f2' },
  warning: { main: '#e2ad55' },
  error: { main: '#f2938b' },
  background: { default: '#121514', paper: '#1a1e1d' },
  text: { primary: '#e7ebe9', secondary: '#a3aeaa', disabled: '#6f7a76' },
  divider: '#2d3331',
  line: '#2d3331',
  sunken: '#232827',
  quiet: '#8a9692',
};

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-scheme' },
  colorSchemes: { light: { palette: light }, dark: { palette: dark } },
  spacing: 8,
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: SYSTEM_FONTS,
    fontSize: 14,
    h1: { fontSize: '1.625rem', fontWeight: 600, lineHeight: 1.25, letterSpacing: '-0.012em' },
    h2: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: '0.9375rem', lineHeight: 1.55 },
    body2: { fontSize: '0.875rem', lineHeight: 1.5 },
    caption: { fontSize: '0.8125rem', lineHeight: 1.45 },
    button: { textTransform: 'none', fontWeight: 550, fontSize: '0.875rem' },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
        ':focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 2 },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionProperty: 'none !important' },
        },
        '@media print': {
          ':root[data-scheme]': {
            '--mui-palette-background-default': '#fff',
            '--mui-palette-background-paper': '#fff',
            '--mui-palette-text-primary': '#000',
            '--mui-palette-text-secondary': '#333',
            '--mui-palette-sunken': '#fff',
            '--mui-palette-line': '#bbb',
          },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: { minHeight: 36, paddingInline: 14, overflowWrap: 'normal' },
        sizeSmall: { minHeight: 30, paddingInline: 10 },
        outlined: {
          borderColor: 'var(--mui-palette-line)',
          color: 'var(--mui-palette-text-primary)',
          backgroundColor: 'var(--mui-palette-background-paper)',
        },
      },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiDialog: {
      defaultProps: { fullWidth: true, maxWidth: 'sm' },
      styleOverrides: {
        paper: {
          border: '1px solid var(--mui-palette-line)',
          margin: 16,
          width: 'calc(100% - 32px)',
          // A form around content and buttons lets the content scroll and the buttons stay.
          '& > form': { display: 'flex', flexDirection: 'column', minHeight: 0 },
        },
      },
    },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600, paddingBottom: 8 } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px', gap: 8, flexWrap: 'wrap' } } },
    MuiOutlinedInput: { styleOverrides: { root: { backgroundColor: 'var(--mui-palette-background-paper)' } } },
    MuiToggleButton: {
      styleOverrides: {
        root: { color: 'var(--mui-palette-text-primary)', textTransform: 'none', whiteSpace: 'nowrap' },
      },
    },
    MuiFormHelperText: {
      styleOverrides: { root: { '&.Mui-disabled': { color: 'var(--mui-palette-text-secondary)' } } },
    },
    MuiMenuItem: { styleOverrides: { root: { whiteSpace: 'normal' } } },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiTableCell: {
      styleOverrides: {
        root: { padding: '10px 12px', borderColor: 'var(--mui-palette-line)', fontSize: '0.875rem' },
        head: {
          color: 'var(--mui-palette-text-secondary)',
          fontWeight: 550,
          fontSize: '0.8125rem',
          whiteSpace: 'nowrap',
        },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: {
          '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: 'var(--mui-palette-primary-light)' },
        },
      },
    },
    MuiTooltip: { defaultProps: { enterDelay: 300 } },
    MuiLinearProgress: { styleOverrides: { root: { height: 6, borderRadius: 3 } } },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    // a label of several lines begins beside its box, and keeps apart from the next
    MuiFormControlLabel: {
      styleOverrides: { root: { alignItems: 'flex-start' }, label: { paddingTop: 7, paddingBottom: 6 } },
    },
  },
});
