// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/fault.h"

#include <winscard.h>

#include <optional>

namespace card {

/// What a PC/SC return code means for us; never called with SCARD_S_SUCCESS.
[[nodiscard]] Fault fault_of(LONG code);

/// A connection to pcscd: made when it is first needed, and again after it broke. Give each thread its own.
class PcscContext {
public:
  PcscContext() = default;
  ~PcscContext();
  PcscContext(const PcscContext&) = delete;
  PcscContext& operator=(const PcscContext&) = delete;
  PcscContext(PcscContext&&) = delete;
  PcscContext& operator=(PcscContext&&) = delete;

  /// The context, established now if there is none. `service_stopped` or `service_refused` otherwise.
  [[nodiscard]] Outcome<SCARDCONTEXT> get();

  /// Gives the context back: the next get() makes another. For when pcscd went away and came back.
  void drop();

private:
  std::optional<SCARDCONTEXT> m_context;
};

} // namespace card
