// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "memory/keyring.h"

#include <functional>

namespace memory {

/// What the keyring keeps of practice's cards, for who begins to practise afresh. It cannot touch what is kept of real
/// ones. Thread: main loop.
class PracticeCards {
public:
  /// Forgets all of them, and calls back within five seconds, whether there is a keyring or not. Asks nobody for a
  /// password: a locked keyring keeps what it has.
  void forget_all(std::function<void()> done);

private:
  Keyring m_keyring;
};

} // namespace memory
