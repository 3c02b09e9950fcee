// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/failure.h"
#include "ui/template.h"

#include <gtkmm/box.h>

namespace ui {

/// Says above PrimaWeb's page what befell it, until the user has read it.
class PageNotice : public Gtk::Box {
public:
  PageNotice();

  /// `is_loaded_again`: there is nothing left to do for the user.
  void tell(signin::Failure failure, bool is_loaded_again);

private:
  Template m_template{"page-notice"};
};

} // namespace ui
