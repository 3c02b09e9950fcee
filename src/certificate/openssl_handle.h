// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/handle.h"

#include <openssl/crypto.h>
#include <openssl/err.h>

#include <memory>

namespace certificate {

/// Owns a buffer that OpenSSL allocated.
struct FreeBuffer {
  void operator()(unsigned char* buffer) const { OPENSSL_free(buffer); }
};

using Buffer = std::unique_ptr<unsigned char, FreeBuffer>;

/// Takes back what failing calls in its scope left in this thread's error queue: a certificate that does not fit is an
/// answer here, and must not be found there as an error by the next user of OpenSSL.
class ErrorMark {
public:
  ErrorMark() { ERR_set_mark(); }

  ~ErrorMark() { ERR_pop_to_mark(); }

  ErrorMark(const ErrorMark&) = delete;
  ErrorMark& operator=(const ErrorMark&) = delete;
  ErrorMark(ErrorMark&&) = delete;
  ErrorMark& operator=(ErrorMark&&) = delete;
};

} // namespace certificate
