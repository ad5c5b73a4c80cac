/** The Parley language: the presentation language of RFC 9846 section 3 and RFC 5246 section 4, and what it lacks. */
grammar Parley;

file
    : item* EOF
    ;

item
    : 'protocol' name ';'                                                       # protocolItem
    | 'namespace' name ';'                                                      # namespaceItem
    | 'import' STRING ';'                                                       # importItem
    | structBody name parameters? ';'                                           # structItem
    | select name ';'                                                           # selectItem
    | enumBody name ';'                                                         # enumItem
    | typeName name vector? ';'                                                 # typedefItem
    | typeName name '=' value ';'                                               # constantItem
    | 'registry' qualified '(' column (',' column)* ')' '{' entry* '}'          # registryItem
    | 'envelope' name '{' content* '}'                                          # envelopeItem
    | 'alerts' qualified '{' alertRule* '}'                                     # alertsItem
    | 'extensions' qualified '{' extensionRow* '}'                              # extensionsItem
    | 'override' qualified '.' name bounds? overrideRule ';'                    # overrideItem
    | 'parameter' parameterName '=' expr ';'                                    # parameterItem
    | 'roles' roleDecl ',' roleDecl ';'                                         # rolesItem
    | 'message' name 'is' qualified ('where' expr)? ';'                         # messageItem
    | 'fact' name 'in' roleMessage ('=' expr)? ('requires' expr)? ';'           # factItem
    | 'option' name '.' name ';'                                                # optionItem
    | 'ambient' name ':' ambientBody clause* ';'                                # ambientItem
    | 'flow' name '{' flowItem* '}'                                             # flowDeclItem
    | 'extern' 'type' name ';'                                                  # externTypeItem
    | 'extern' 'slow'? name '(' (formal (',' formal)*)? ')' ':' typeName
          ('verified' 'by' name)? ';'                                           # externItem
    | 'define' name ('(' name (',' name)* ')')? '=' expr ';'                    # defineItem
    | 'on' roleMessage '{' statement* '}'                                       # onItem
    | 'schedule' '{' (name '=' expr ';')* '}'                                   # scheduleItem
    | 'epoch' name ';'                                                          # bareEpochItem
    | 'epoch' name '(' formal (',' formal)* ')' '{' epochKeys* '}'              # epochItem
    ;

/* ---- messages: the RFCs' notation ---- */

structBody
    : 'struct' '{' field* '}'
    ;

field
    : 'optional'? fieldType name? vector? initializer? where? ';'
    | select name? ';'?
    | sealed name? ';'?
    ;

fieldType
    : typeName
    | structBody
    | enumBody
    ;

/** A select may stand behind a length of its own: {@code select (…) {…} data<0..2^16-1>;}. */
select
    : 'select' '(' selector ')' '{' arm* '}'
    | 'select' '(' selector ')' '{' arm* '}' name bounds
    ;

selector
    : name ('.' name)*
    ;

arm
    : ('case' name ':')+ armField*
    | 'default' ':' armField*
    ;

armField
    : field
    | qualified ';'
    ;

/** RFC 5246 section 4.7. */
sealed
    : seal=('digitally-signed' | 'public-key-encrypted' | 'stream-ciphered' | 'block-ciphered' | 'aead-ciphered')
          (('struct' | 'opaque') '{' field* '}' | typeName)
    ;

initializer
    : '=' value ('else' name)?
    ;

where
    : 'where' expr ('else' name)?
    ;

vector
    : '[' extent ']'
    | bounds
    ;

bounds
    : '<' extent '..' extent '>'
    | '<' extent '>'
    ;

extent
    : extent '*' extent
    | extent ('+' | '-') extent
    | number '^' number
    | number
    | name ('.' name)*
    ;

value
    : number
    | STRING
    | qualified
    | '{' value (',' value)* '}'
    ;

parameters
    : '(' formal (',' formal)* ')'
    ;

enumBody
    : 'enum' '{' enumerator (','? enumerator)* '}'
    ;

enumerator
    : name ('(' number ('..' number)? ')')?
    | '(' number ')'
    ;

/* ---- tables ---- */

column
    : name ':' qualified
    ;

entry
    : name cell* ';'
    ;

cell
    : number
    | name
    | STRING
    | '{' number (',' number)* '}'
    ;

content
    : name ':' 'raw' name contentRule* ';'
    | name ':' qualified (',' contentRule)* ';'
    | 'raw' name ';'
    ;

contentRule
    : 'transcript'
    | 'limit' number
    | qualified
    ;

alertRule
    : name '->' name ';'
    ;

extensionRow
    : name extensionColumn (',' extensionColumn)* ';'                           # bodyRow
    | roleMessage 'answers' roleMessage ';'                                     # answerRow
    | name '->' name ';'                                                        # alertRow
    ;

extensionColumn
    : qualified ':' qualified extensionRule*
    ;

extensionRule
    : 'unsolicited'
    | 'required' '->' name
    ;

overrideRule
    : 'optional'? ('any' | '=' value)? ('else' name)?
    ;

parameterName
    : name ('.' name)*
    ;

roleDecl
    : name name
    ;

formal
    : name ':' qualified
    | qualified name
    ;

/* ---- the flow ---- */

flowItem
    : step
    | 'fact' name 'in' roleMessage ('=' expr)? ('requires' expr)? ';'
    | 'option' name '.' name ';'
    | 'override' qualified '.' name bounds? overrideRule ';'
    ;

step
    : '@' name ('.' name)?                                                      # labelStep
    | name ':' qualified '?'? guard? keyChanges?                                # sendStep
    | keyChange                                                                 # keyStep
    | '{' flowItem* '}' '?'? guard?                                             # groupStep
    | 'choice' ('by' name)? guard? alternative ('or' guard? alternative)*       # choiceStep
    | 'call' qualified                                                          # callStep
    ;

alternative
    : '{' flowItem* '}'
    ;

guard
    : 'if' expr
    ;

keyChanges
    : 'then' keyChange (',' keyChange)*
    ;

keyChange
    : 'key' name '=' name guard?
    ;

ambientBody
    : qualified
    | '{' (qualified guard?)+ '}'
    ;

clause
    : 'under' name
    | 'after' roleMessage
    | 'until' roleMessage
    | 'unless' name
    | 'if' expr
    | 'then' keyChange
    | 'clears' name
    | 'sets' name guard?
    | 'asks' name
    | 'answers' name
    | 'accept' guard
    | 'skip' guard
    | 'closes'
    | 'fatal'
    | 'dropped'
    | 'lag'
    ;

/* ---- equations ---- */

statement
    : (name ':')? 'require' expr 'else' name ';'                                # requireStatement
    | (name ':')? 'let' name '=' expr guard? ('else' name)? ';'                 # letStatement
    | 'forget' name ';'                                                         # forgetStatement
    | 'transcript' ':=' expr ';'                                                # transcriptStatement
    | path ':=' expr ('else' name)? ';'                                         # equationStatement
    ;

path
    : name ('.' name)*
    ;

epochKeys
    : name '=' '(' expr (',' expr)* ')' ';'
    ;

expr
    : name '(' (expr (',' expr)*)? ')'                                          # callExpr
    | roleMessage '..' roleMessage                                              # spanExpr
    | expr '.' name                                                             # memberExpr
    | expr '[' expr ']'                                                         # indexExpr
    | '!' expr                                                                  # notExpr
    | expr '*' expr                                                             # productExpr
    | expr op=('+' | '-') expr                                                  # sumExpr
    | expr op=('==' | '!=' | '<' | '<=' | '>' | '>=' | 'in') expr               # comparisonExpr
    | expr '&' expr                                                             # andExpr
    | expr '|' expr                                                             # orExpr
    | <assoc=right> expr '=>' expr                                              # impliesExpr
    | 'if' expr 'then' expr 'else' expr                                         # conditionalExpr
    | '(' expr ')'                                                              # groupExpr
    | '{' number (',' number)* '}'                                              # bytesExpr
    | number                                                                    # numberExpr
    | STRING                                                                    # stringExpr
    | name                                                                      # nameExpr
    ;

roleMessage
    : name ('.' name)*
    ;

qualified
    : name ('.' name)?
    ;

typeName
    : qualified arguments?
    ;

arguments
    : '(' expr (',' expr)* ')'
    ;

number
    : DECIMAL
    | HEX
    ;

/** Keywords are soft: RFC texts call fields and types as they like. */
name
    : NAME
    | 'protocol' | 'namespace' | 'import' | 'registry' | 'envelope' | 'alerts' | 'extensions' | 'override'
    | 'parameter' | 'roles' | 'message' | 'is' | 'where' | 'fact' | 'in' | 'requires' | 'option' | 'ambient' | 'flow'
    | 'extern' | 'type' | 'slow' | 'verified' | 'by' | 'define' | 'on' | 'schedule' | 'epoch' | 'optional'
    | 'raw' | 'transcript' | 'limit' | 'answers' | 'unsolicited' | 'required' | 'any' | 'choice' | 'or' | 'call'
    | 'then' | 'key' | 'under' | 'after' | 'until' | 'unless' | 'clears' | 'sets' | 'asks' | 'accept' | 'skip'
    | 'closes' | 'fatal' | 'dropped' | 'lag' | 'require' | 'let' | 'forget' | 'default' | 'opaque'
    ;

NAME
    : [A-Za-z_] [A-Za-z0-9_]* ('-' [A-Za-z] [A-Za-z0-9_]*)* ('.' [0-9] [A-Za-z0-9_]*)?
    ;

DECIMAL
    : [0-9]+
    ;

HEX
    : '0' [xX] [0-9a-fA-F]+
    ;

STRING
    : '"' ~["\r\n]* '"'
    ;

COMMENT
    : '/*' .*? '*/' -> channel(HIDDEN)
    ;

LINE_COMMENT
    : '//' ~[\r\n]* -> channel(HIDDEN)
    ;

SPACE
    : [ \t\r\n\f]+ -> channel(HIDDEN)
    ;

UNKNOWN
    : .
    ;
