// SPDX-License-Identifier: EUPL-1.2
#include "card/certificate_cache.h"

#include <utility>

namespace card {

std::optional<CardCertificates> CertificateCache::find(const ChipSerial& serial) const {
  const auto found = m_by_serial.find(serial.reveal());
  if (found == m_by_serial.end())
    return std::nullopt;
  return found->second;
}

void CertificateCache::keep(const ChipSerial& serial, CardCertificates certificates) {
  m_by_serial.insert_or_assign(serial.reveal(), std::move(certificates));
}

} // namespace card
