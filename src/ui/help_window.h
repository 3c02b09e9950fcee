// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/text_window.h"

namespace ui {

/// A short help, which needs no network: what the launcher does, and what to do when something is not as expected.
class HelpWindow : public TextWindow {
public:
  explicit HelpWindow(bool practice);
};

} // namespace ui
