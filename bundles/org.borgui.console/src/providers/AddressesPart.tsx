import { Box, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Mono } from '../shared/bits';
import { CopyButton } from '../shared/fields';
import { FormPart } from '../shared/FormPart';
import { Failed, Loading } from '../shared/States';
import { type Addresses, isId } from './provider';
import { useAddresses } from './useSignInProviders';

const NAMES = ['callback_url', 'backchannel_logout_url', 'signed_out_url'] as const;

/** What a provider has to know of this server. */
export function AddressesPart({ addresses }: { addresses: Addresses }) {
  const { t } = useTranslation();
  return (
    <FormPart title={t('providers.addresses')} lead={t('providers.addressesLead')}>
      <Stack spacing={2}>
        {NAMES.map((name) => (
          <Box key={name}>
            <Typography variant="body2" sx={{ fontWeight: 550 }}>
              {t(`providers.${name}`)}
            </Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5, my: 0.25 }}>
              <Mono>{addresses[name]}</Mono>
              <CopyButton text={addresses[name]} name={t(`providers.${name}`)} />
            </Box>
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {t(`providers.${name}Help`)}
            </Typography>
          </Box>
        ))}
      </Stack>
    </FormPart>
  );
}

/** The same before the provider is kept: the server tells what they will be. */
export function AddressesToCome({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useAddresses(id);
  if (data && isId(id)) return <AddressesPart addresses={data} />;
  return (
    <FormPart title={t('providers.addresses')} lead={t('providers.addressesLead')}>
      {!isId(id) ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('providers.addressesWait')}
        </Typography>
      ) : error ? (
        <Failed problem={error} retry={() => void refetch()} />
      ) : (
        <Loading rows={3} />
      )}
    </FormPart>
  );
}
