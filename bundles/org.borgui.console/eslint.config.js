import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
    { ignores: ['target', 'node_modules'] },
    js.configs.recommended,
    ...tseslint.configs.strict,
    {
        files: ['src/**/*.{ts,tsx}'],
        plugins: { 'react-hooks': hooks },
        rules: {
            ...hooks.configs.recommended.rules,
            'no-restricted-properties': ['error', { object: 'window', property: 'sessionStorage' }],
            'no-restricted-syntax': [
                'error',
                {
                    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
                    message: 'Markup comes from components only.',
                },
            ],
        },
    },
    {
        files: ['build/**/*.mjs', 'eslint.config.js'],
        languageOptions: { globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly' } },
    },
);
