// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/failure.h"
#include "ui/template.h"

#include <gtkmm/box.h>

#include <string>

namespace ui {

/// Says above PrimaWeb's page what befell it, until the user has read it.
class PageNotice : public Gtk::Box {
public:
  PageNotice();

  /// `is_loaded_again`: there is nothing left to do for the user. `host`: that the failure is about, for the helpdesk.
  void tell(signin::Failure failure, bool is_loaded_again, const std::string& host);

private:
  Template m_template{"page-notice"};
};

} // namespace ui
