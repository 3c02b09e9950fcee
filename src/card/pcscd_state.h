// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/fault.h"

#include <chrono>
#include <filesystem>

namespace card {

/// How the PC/SC service (pcscd) stands. libpcsclite calls most of these SCARD_E_NO_SERVICE.
enum class PcscdState {
  running,
  absent,       ///< its socket is not there: not installed, or not enabled
  stopped,      ///< its socket is there, and nobody is behind it
  forbidden,    ///< this user may not open its socket
  refused,      ///< it hangs up on this user (polkit)
  incompatible, ///< it and the libpcsclite of this program speak different versions of their protocol
  silent,       ///< it takes the connection and says nothing
};

/// What a card exchange gives while the service stands so; not for a service that runs.
[[nodiscard]] Fault fault_of(PcscdState service);

/// Says to pcscd what libpcsclite would say first, and waits for an answer for at most `bound`, or until `cancel` (-1:
/// none) becomes readable; `silent` then. `running` for any answer: whether libpcsclite likes it, libpcsclite knows.
///
/// To be asked before libpcsclite is: SCardEstablishContext waits for a silent pcscd without end, and with it every
/// other call of the process (PCSC-Lite's src/winscard_clnt.c, clientMutex).
[[nodiscard]] PcscdState ask_service(const std::filesystem::path& socket, int cancel, std::chrono::milliseconds bound);

} // namespace card
