// SPDX-License-Identifier: EUPL-1.2
#include <gtkmm/application.h>
#include <gtkmm/window.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>
