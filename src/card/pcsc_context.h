// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/exchange_gate.h"
#include "card/fault.h"
#include "card/pcscd_state.h"

#include <winscard.h>

#include <optional>
#include <variant>

namespace card {

/// What a PC/SC return code means for us; never called with SCARD_S_SUCCESS.
[[nodiscard]] Fault fault_of(LONG code);

/// The same of a call on a card's handle, which pcscd forgets together with the reader.
[[nodiscard]] Fault fault_of_handle(LONG code);

/// Makes a context, or says what is the matter with pcscd. Bounded by some seconds, or by `cancel` becoming readable
/// (-1: none).
[[nodiscard]] std::variant<SCARDCONTEXT, PcscdState> establish_context(int cancel = -1);

/// A connection to pcscd: made when it is first needed, and again after it broke. Give each thread its own: libpcsclite
/// lets a second one wait for the first, whatever the first waits for. All calls on that thread, the destructor's too,
/// which waits for pcscd; but those on gate() on any.
class PcscContext {
public:
  explicit PcscContext(ExchangeGate::Patience patience = ExchangeGate::Patience::about_half_a_second)
      : m_gate{patience} {}

  ~PcscContext();
  PcscContext(const PcscContext&) = delete;
  PcscContext& operator=(const PcscContext&) = delete;
  PcscContext(PcscContext&&) = delete;
  PcscContext& operator=(PcscContext&&) = delete;

  /// The context, established now if there is none. A `service_…` fault otherwise.
  [[nodiscard]] Outcome<SCARDCONTEXT> get();

  /// Gives the context back: the next get() makes another. For when pcscd went away and came back.
  void drop();

  [[nodiscard]] ExchangeGate& gate() { return m_gate; }

private:
  std::optional<SCARDCONTEXT> m_context;
  ExchangeGate m_gate;
};

} // namespace card
